package io.incidentledger.wire.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/**
 * Gives every request its trace before anything can go wrong with it: that of the server's span, or
 * one of its own where tracing is off.
 */
final class TraceFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SpanContext span = Span.current().getSpanContext();
        Traceparent trace =
                span.isValid()
                        ? Traceparent.of(span)
                        : Traceparent.continuing(request.getHeader(Traceparent.HEADER));
        trace.attachTo(request);
        response.setHeader(Traceparent.HEADER, trace.toString());
        try (MDC.MDCCloseable _ = MDC.putCloseable("traceId", trace.traceId())) {
            chain.doFilter(request, response);
        }
    }
}
