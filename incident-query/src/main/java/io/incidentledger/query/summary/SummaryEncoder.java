package io.incidentledger.query.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
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
        add(headers, RecordHeader.SPEC_VERSION, "1.0");
        add(headers, RecordHeader.ID, type + ":" + summarized.key() + "@" + summarized.version());
        add(headers, RecordHeader.SOURCE, source);
        add(headers, RecordHeader.TYPE, type);
        add(headers, RecordHeader.TIME, SIX_DIGITS.format(summarized.recordedAt()));
        add(headers, RecordHeader.SUBJECT, summarized.key());
        add(headers, RecordHeader.DATA_SCHEMA, SCHEMA + type);
        add(headers, RecordHeader.CONTENT_TYPE, "application/json");
        add(headers, RecordHeader.POSITION, Long.toString(summarized.version()));
        return record;
    }

    private static void add(Headers headers, String key, String value) {
        headers.add(key, value.getBytes(UTF_8));
    }
}
