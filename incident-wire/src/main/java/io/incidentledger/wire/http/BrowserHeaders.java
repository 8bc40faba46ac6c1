package io.incidentledger.wire.http;

import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CorsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;

import java.time.Duration;
import java.util.List;

/**
 * What browsers are told. Spring Security adds that nothing is stored or sniffed, and, over TLS
 * alone, that this host is never to be asked without.
 */
final class BrowserHeaders {
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The page that shows the API sets styles, and draws with images that it has in itself. */
    private static final String DOCUMENTATION =
            NOTHING
                    + "; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
                    + "; connect-src 'self'";

    private static final Duration PREFLIGHT = Duration.ofHours(1);

    private BrowserHeaders() {}

    static void write(HeadersConfigurer<HttpSecurity> headers) {
        RequestMatcher documentation = PathPatternRequestMatcher.withDefaults().matcher("/docs/**");
        // A cache between us and two readers must not give one the answer of the other.
        HeaderWriter vary = (_, response) -> response.addHeader(HttpHeaders.VARY, "Authorization");
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter(policy(documentation, DOCUMENTATION))
                .addHeaderWriter(policy(new NegatedRequestMatcher(documentation), NOTHING))
                .addHeaderWriter(vary);
    }

    /** Lets the pages of these origins call, with tokens of their own; cookies play no part. */
    static Customizer<CorsConfigurer<HttpSecurity>> origins(OriginSettings settings) {
        if (settings.origins().isEmpty()) {
            return AbstractHttpConfigurer::disable;
        }
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.origins());
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        allowed.setAllowedHeaders(
                List.of(
                        HttpHeaders.AUTHORIZATION,
                        HttpHeaders.CONTENT_TYPE,
                        HttpHeaders.IF_MATCH,
                        HttpHeaders.IF_NONE_MATCH,
                        "Idempotency-Key",
                        "Last-Event-ID",
                        HttpWiring.API_VERSION,
                        Traceparent.HEADER));
        allowed.setExposedHeaders(
                List.of(
                        HttpHeaders.ETAG,
                        HttpHeaders.LOCATION,
                        HttpHeaders.RETRY_AFTER,
                        Traceparent.HEADER));
        allowed.setMaxAge(PREFLIGHT);
        return cors -> cors.configurationSource(_ -> allowed);
    }

    private static HeaderWriter policy(RequestMatcher where, String directives) {
        return new DelegatingRequestMatcherHeaderWriter(
                where, new ContentSecurityPolicyHeaderWriter(directives));
    }
}
