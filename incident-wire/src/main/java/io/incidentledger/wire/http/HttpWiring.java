package io.incidentledger.wire.http;

import io.incidentledger.wire.json.Json;
import io.incidentledger.wire.trace.TraceWiring;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.accept.ApiVersionParser;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.json.JsonMapper;

/** The manners of every endpoint, to be imported by an application. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ErrorPageController.class, TraceWiring.class})
public class HttpWiring implements WebMvcConfigurer {
    /** The version of the API, in a header of the request; {@code 1} without it. */
    public static final String API_VERSION = "API-Version";

    private static final String VERSION = "1";

    @Override
    public void configureApiVersioning(ApiVersionConfigurer versions) {
        ApiVersionParser<String> asItIs = text -> text;
        versions.useRequestHeader(API_VERSION)
                .setVersionParser(asItIs)
                .addSupportedVersions(VERSION)
                .setDefaultVersion(VERSION);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new KnownParameters()).addPathPatterns("/api/**");
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter() {
        FilterRegistrationBean<TraceFilter> filter =
                new FilterRegistrationBean<>(new TraceFilter());
        // Right behind the filter that begins the server's span.
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    /** What Spring MVC writes answers with. */
    @Bean
    JsonMapper answers() {
        return Json.EVENTS;
    }
}
