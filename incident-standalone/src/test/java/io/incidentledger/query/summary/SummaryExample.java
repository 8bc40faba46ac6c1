package io.incidentledger.query.summary;

import io.incidentledger.api.incident.IncidentOverview;
import io.incidentledger.api.incident.ServiceStatus;
import io.incidentledger.api.stream.DerivedTopic;

import org.apache.kafka.clients.producer.ProducerRecord;

import java.net.URI;
import java.time.Instant;

/** What stands now as it would be sent. */
public final class SummaryExample {
    private static final SummaryEncoder ENCODER =
            new SummaryEncoder(URI.create("urn:incident-ledger"));
    private static final Instant RECORDED_AT = Instant.parse("2023-04-27T06:00:00.000001Z");

    private SummaryExample() {}

    /**
     * The record of a value.
     *
     * @throws IllegalArgumentException if no derived topic has such values
     */
    public static ProducerRecord<byte[], byte[]> of(Object value) {
        return ENCODER.encode(
                switch (value) {
                    case ServiceStatus status ->
                            new Summarized(
                                    DerivedTopic.SERVICE_STATUS,
                                    status.service().value() + "/" + status.tenant().value(),
                                    status.version(),
                                    RECORDED_AT,
                                    status);
                    case IncidentOverview overview ->
                            new Summarized(
                                    DerivedTopic.SUMMARY,
                                    overview.incident().value(),
                                    overview.version(),
                                    RECORDED_AT,
                                    overview);
                    default -> throw new IllegalArgumentException("not derived: " + value);
                });
    }
}
