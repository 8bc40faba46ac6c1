package io.incidentledger.query.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.DerivedHeader;
import io.incidentledger.wire.json.Json;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How a key stands, as a CloudEvents 1.0 record in Kafka's binary mode. */
final class SummaryEncoder {
    private static final DateTimeFormatter SIX_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String SCHEMA = "urn:incident-ledger:schema:";

    private final String source;

    /**
     * @param source this installation
     */
    SummaryEncoder(URI source) {
        this.source = source.toString();
    }

    /** Always the same bytes for the same version, whoever sends it and when. */
    ProducerRecord<byte[], byte[]> encode(Summarized summarized) {
        String type = summarized.value().getClass().getSimpleName();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        summarized.topic().topicName(),
                        summarized.key().getBytes(UTF_8),
                        Json.EVENTS.writeValueAsBytes(summarized.value()));
        Headers headers = record.headers();
        add(headers, DerivedHeader.SPEC_VERSION, "1.0");
        add(headers, DerivedHeader.ID, type + ":" + summarized.key() + "@" + summarized.version());
        add(headers, DerivedHeader.SOURCE, source);
        add(headers, DerivedHeader.TYPE, type);
        add(headers, DerivedHeader.TIME, SIX_DIGITS.format(summarized.recordedAt()));
        add(headers, DerivedHeader.SUBJECT, summarized.key());
        add(headers, DerivedHeader.DATA_SCHEMA, SCHEMA + type);
        add(headers, DerivedHeader.CONTENT_TYPE, "application/json");
        add(headers, DerivedHeader.POSITION, Long.toString(summarized.version()));
        return record;
    }

    private static void add(Headers headers, String key, String value) {
        headers.add(key, value.getBytes(UTF_8));
    }
}
