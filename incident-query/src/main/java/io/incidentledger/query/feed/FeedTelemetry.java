package io.incidentledger.query.feed;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.wire.trace.RecordedTrace;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.util.List;

/** Tells of what the feed applies: how much, how long, and each event in its own trace. */
public final class FeedTelemetry {
    private static final Logger LOG = LoggerFactory.getLogger(FeedTelemetry.class);

    private final DistributionSummary batch;
    private final Timer apply;
    private final Tracer tracer;

    public FeedTelemetry(MeterRegistry meters, Tracer tracer) {
        batch =
                DistributionSummary.builder("incident.feed.batch")
                        .description("Events applied in one transaction")
                        .register(meters);
        apply =
                Timer.builder("incident.feed.apply")
                        .description("The transaction that applies events")
                        .register(meters);
        this.tracer = tracer;
    }

    /** Tells nobody: for what was told when it was applied first. */
    static FeedTelemetry silent() {
        return new FeedTelemetry(
                new SimpleMeterRegistry(),
                OpenTelemetry.noop().getTracer(FeedTelemetry.class.getName()));
    }

    /** Runs what applies these, in spans of the traces that they were recorded in. */
    void applying(List<PublishedRecord> records, Runnable transaction) {
        if (records.isEmpty()) {
            transaction.run();
            return;
        }
        List<Span> spans = records.stream().map(this::begin).toList();
        try {
            apply.record(transaction);
            batch.record(records.size());
            records.forEach(FeedTelemetry::log);
        } catch (RuntimeException | Error failure) {
            spans.forEach(span -> span.setStatus(StatusCode.ERROR, failure.toString()));
            throw failure;
        } finally {
            spans.forEach(Span::end);
        }
    }

    private Span begin(PublishedRecord record) {
        return trace(record)
                .begin(tracer, SpanKind.CONSUMER, "apply " + record.type())
                .setAttribute("incident.position", record.position());
    }

    private static void log(PublishedRecord record) {
        if (LOG.isDebugEnabled()) {
            try (MDC.MDCCloseable _ = trace(record).inLogs()) {
                LOG.debug(
                        "Applied {}@{} as {}",
                        record.stream(),
                        record.sequence(),
                        record.position());
            }
        }
    }

    private static RecordedTrace trace(PublishedRecord record) {
        return RecordedTrace.of(record.header(RecordHeader.TRACE));
    }
}
