package io.incidentledger.command.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.wire.trace.RecordedTrace;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.util.function.Consumer;

/** Tells of what publication does: how much at once, and each event in its own trace. */
public final class PublicationTelemetry {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationTelemetry.class);

    private final DistributionSummary batch;
    private final Tracer tracer;

    public PublicationTelemetry(MeterRegistry meters, Tracer tracer) {
        this.batch =
                DistributionSummary.builder("incident.publication.batch")
                        .description("Events that publication took from the store at once")
                        .register(meters);
        this.tracer = tracer;
    }

    void read(int events) {
        batch.record(events);
    }

    /**
     * Begins a span for one event, in the trace that it was recorded in.
     *
     * @return to be told when it has arrived, or why it has not
     */
    Consumer<@Nullable Exception> sending(
            SequencedEvent event, ProducerRecord<byte[], byte[]> record) {
        Header traceparent = record.headers().lastHeader(RecordHeader.TRACE);
        RecordedTrace trace =
                RecordedTrace.of(
                        traceparent == null ? null : new String(traceparent.value(), UTF_8));
        if (LOG.isDebugEnabled()) {
            try (MDC.MDCCloseable _ = trace.inLogs()) {
                LOG.debug(
                        "Sending {}@{} as {}", event.stream(), event.sequence(), event.position());
            }
        }
        Span span = trace.begin(tracer, SpanKind.PRODUCER, "send " + record.topic());
        span.setAttribute("incident.position", event.position());
        return failure -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, failure.toString());
            }
            span.end();
        };
    }
}
