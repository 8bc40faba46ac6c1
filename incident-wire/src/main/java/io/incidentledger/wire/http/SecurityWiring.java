package io.incidentledger.wire.http;

import static io.incidentledger.wire.actor.Role.ADMINISTRATOR;
import static io.incidentledger.wire.actor.Role.OBSERVER;
import static io.incidentledger.wire.actor.Role.OPERATOR;
import static io.incidentledger.wire.actor.Role.REVIEWER;

import com.github.benmanes.caffeine.cache.Ticker;

import io.github.bucket4j.TimeMeter;
import io.incidentledger.wire.actor.Role;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;

import java.time.Duration;
import java.util.Arrays;

/**
 * Who may call what, for commands and queries alike, in one chain; to be imported by an
 * application. Tokens are checked by the application's {@link JwtDecoder}: of {@link IssuerWiring},
 * or one of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LimitSettings.class, OriginSettings.class})
public class SecurityWiring {
    private static final String[] OPEN = {
        "/",
        "/docs/**",
        "/openapi.yaml",
        "/asyncapi.yaml",
        "/schemas/*",
        "/webjars/**",
        // Without its details, which are for administrators.
        "/actuator/health",
        "/actuator/health/*"
    };
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final String[] ANY_ROLE =
            Arrays.stream(Role.values()).map(Role::claim).toArray(String[]::new);

    @Bean
    RateLimits rateLimits(LimitSettings settings) {
        return new RateLimits(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            JwtDecoder decoder,
            RateLimits limits,
            LimitSettings settings,
            OriginSettings origins) {
        SecurityProblems problems = new SecurityProblems(limits);
        return http.authorizeHttpRequests(SecurityWiring::rules)
                .oauth2ResourceServer(tokens -> tokens(tokens, decoder, problems))
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(problems)
                                        .accessDeniedHandler(problems))
                .addFilterBefore(
                        new ChangesAtOnceFilter(settings.changesAtOnce(), LONGEST_WAIT),
                        BearerTokenAuthenticationFilter.class)
                .addFilterAfter(new RateLimitFilter(limits), BearerTokenAuthenticationFilter.class)
                .headers(BrowserHeaders::write)
                .cors(BrowserHeaders.origins(origins))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie authenticates anybody, so no other site can make a browser do it.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests) {
        requests
                // What is dispatched again was let in when it came.
                .dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(HttpMethod.GET, OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
                .hasAnyAuthority(OBSERVER.claim(), ADMINISTRATOR.claim())
                .requestMatchers("/actuator/**")
                .hasAuthority(ADMINISTRATOR.claim())
                .requestMatchers(HttpMethod.GET)
                .hasAnyAuthority(ANY_ROLE)
                .requestMatchers(HttpMethod.HEAD)
                .hasAnyAuthority(ANY_ROLE)
                // Tenants answer for themselves; the endpoint knows for whom.
                .requestMatchers(
                        HttpMethod.POST,
                        "/api/incidents/*/confirmations",
                        "/api/incidents/*/disputes")
                .hasAnyAuthority(OPERATOR.claim(), ActorAuthentication.BOUND)
                .requestMatchers(HttpMethod.POST, "/api/reviews/**")
                .hasAnyAuthority(REVIEWER.claim(), ADMINISTRATOR.claim())
                .requestMatchers("/api/incidents/**")
                .hasAuthority(OPERATOR.claim())
                // An operator may do some of it; the endpoint knows what.
                .requestMatchers("/api/catalogue/**", "/api/imports")
                .hasAnyAuthority(ADMINISTRATOR.claim(), OPERATOR.claim())
                .anyRequest()
                .hasAuthority(ADMINISTRATOR.claim());
    }

    private static void tokens(
            OAuth2ResourceServerConfigurer<HttpSecurity> tokens,
            JwtDecoder decoder,
            SecurityProblems problems) {
        RememberedTokens remembered =
                new RememberedTokens(decoder, new JwtTimestampValidator(), Ticker.systemTicker());
        tokens.jwt(jwt -> jwt.decoder(remembered).jwtAuthenticationConverter(new TokenActor()))
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems)
                .withObjectPostProcessor(
                        new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(
                                    F filter) {
                                var failure = new AuthenticationEntryPointFailureHandler(problems);
                                // Otherwise an unreachable issuer would pass for a fault of ours.
                                failure.setRethrowAuthenticationServiceException(false);
                                filter.setAuthenticationFailureHandler(failure);
                                return filter;
                            }
                        });
    }
}
