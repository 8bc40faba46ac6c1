package io.incidentledger.wire.trace;

import io.opentelemetry.api.trace.Span;
import io.prometheus.metrics.tracer.common.SpanContext;

import org.jspecify.annotations.Nullable;

/**
 * The span that a measurement belongs to, asked of OpenTelemetry alone. Spring Boot's own asks the
 * context for its tracer, in whatever thread measures first: while the context starts, that can
 * wait for the thread that starts it, which may be measuring as well.
 */
final class CurrentSpan implements SpanContext {
    @Override
    public @Nullable String getCurrentTraceId() {
        return isValid() ? Span.current().getSpanContext().getTraceId() : null;
    }

    @Override
    public @Nullable String getCurrentSpanId() {
        return isValid() ? Span.current().getSpanContext().getSpanId() : null;
    }

    @Override
    public boolean isCurrentSpanSampled() {
        return Span.current().getSpanContext().isSampled();
    }

    @Override
    public void markCurrentSpanAsExemplar() {
        Span.current().setAttribute(EXEMPLAR_ATTRIBUTE_NAME, EXEMPLAR_ATTRIBUTE_VALUE);
    }

    private static boolean isValid() {
        return Span.current().getSpanContext().isValid();
    }
}
