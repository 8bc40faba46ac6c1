package io.incidentledger.wire.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/** Gives every request its trace before anything can go wrong with it. */
final class TraceFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Traceparent trace = Traceparent.continuing(request.getHeader(Traceparent.HEADER));
        trace.attachTo(request);
        response.setHeader(Traceparent.HEADER, trace.toString());
        try (MDC.MDCCloseable _ = MDC.putCloseable("traceId", trace.traceId())) {
            chain.doFilter(request, response);
        }
    }
}
