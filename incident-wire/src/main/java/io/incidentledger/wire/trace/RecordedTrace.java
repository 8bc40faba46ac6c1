package io.incidentledger.wire.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.util.List;

/** The trace in which an event was recorded; what becomes of the event goes on with it. */
public final class RecordedTrace {
    /** What the trace is called in the context of a line in the log. */
    public static final String IN_LOGS = "traceId";

    private static final TextMapGetter<String> ONLY_HEADER =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(String traceparent) {
                    return List.of("traceparent");
                }

                @Override
                public @Nullable String get(@Nullable String traceparent, String key) {
                    return "traceparent".equals(key) ? traceparent : null;
                }
            };

    private final Context context;
    private final SpanContext parent;

    private RecordedTrace(Context context) {
        this.context = context;
        this.parent = Span.fromContext(context).getSpanContext();
    }

    /**
     * The trace that a record names.
     *
     * @param traceparent as W3C has it; anything else is no trace
     */
    public static RecordedTrace of(@Nullable String traceparent) {
        return new RecordedTrace(
                traceparent == null
                        ? Context.root()
                        : W3CTraceContextPropagator.getInstance()
                                .extract(Context.root(), traceparent, ONLY_HEADER));
    }

    /** Begins a span in it; one that costs nothing if the trace is not sampled. */
    public Span begin(Tracer tracer, SpanKind kind, String name) {
        return parent.isSampled()
                ? tracer.spanBuilder(name).setParent(context).setSpanKind(kind).startSpan()
                : Span.getInvalid();
    }

    /** Names it in what is logged until closed. */
    public MDC.MDCCloseable inLogs() {
        return MDC.putCloseable(IN_LOGS, parent.getTraceId());
    }
}
