package io.incidentledger.command.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.MetadataKey;
import io.incidentledger.api.stream.RecordHeader;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * An event as a CloudEvents 1.0 record in Kafka's binary mode: the stored bytes are the value, what
 * surrounds them is in the headers.
 */
final class RecordEncoder {
    private static final DateTimeFormatter SIX_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String SCHEMA = "urn:incident-ledger:schema:";

    private final String source;
    private final JsonMapper mapper;

    /**
     * @param source this installation
     */
    RecordEncoder(URI source, JsonMapper mapper) {
        this.source = source.toString();
        this.mapper = mapper;
    }

    ProducerRecord<byte[], byte[]> encode(SequencedEvent event) {
        String key = Lane.key(event.aggregateType(), event.stream());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        event.lane().topic().topicName(),
                        event.lane().partition(),
                        key.getBytes(UTF_8),
                        event.payload().array());
        Headers headers = record.headers();
        add(headers, RecordHeader.SPEC_VERSION, "1.0");
        add(headers, RecordHeader.ID, event.id());
        add(headers, RecordHeader.SOURCE, source);
        add(headers, RecordHeader.TYPE, event.type());
        add(headers, RecordHeader.TIME, SIX_DIGITS.format(event.recordedAt()));
        add(headers, RecordHeader.SUBJECT, key);
        add(headers, RecordHeader.DATA_SCHEMA, SCHEMA + event.type());
        add(headers, RecordHeader.CONTENT_TYPE, "application/json");
        add(headers, RecordHeader.STREAM, event.stream());
        add(headers, RecordHeader.SEQUENCE, Long.toString(event.sequence()));
        add(headers, RecordHeader.POSITION, Long.toString(event.position()));
        add(headers, RecordHeader.NUMBER, Long.toString(event.number()));
        metadata(event)
                .forEach(
                        (name, value) -> {
                            String header = MetadataKey.HEADERS.get(name);
                            if (header != null) {
                                add(headers, header, value);
                            }
                        });
        return record;
    }

    private Map<String, String> metadata(SequencedEvent event) {
        return mapper.readValue(event.metadata().array(), new TypeReference<>() {});
    }

    private static void add(Headers headers, String key, String value) {
        headers.add(key, value.getBytes(UTF_8));
    }
}
