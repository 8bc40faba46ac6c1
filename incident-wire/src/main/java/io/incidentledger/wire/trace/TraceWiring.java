package io.incidentledger.wire.trace;

import io.prometheus.metrics.tracer.common.SpanContext;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What ties measurements to traces. */
@Configuration(proxyBeanMethods = false)
public class TraceWiring {
    @Bean
    SpanContext currentSpan() {
        return new CurrentSpan();
    }
}
