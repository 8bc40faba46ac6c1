package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.incidentledger.api.stream.MetadataKey;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

class RecordEncoderTest {
    private static final String PAYLOAD = "{ \"service\" : \"mail\" }";
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final RecordEncoder encoder =
            new RecordEncoder(URI.create("urn:incident-ledger:test"), mapper);

    @Test
    void aRecordIsACloudEvent() {
        CloudEvent event = read(encoder.encode(event(Map.of())));

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo("0197a5d0-0000-7000-8000-000000000001");
        assertThat(event.getSource()).isEqualTo(URI.create("urn:incident-ledger:test"));
        assertThat(event.getType()).isEqualTo("ServiceTakenOffline");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-07-01T12:00:00.000001Z"));
        assertThat(event.getSubject()).isEqualTo("INC-2026-000001");
        assertThat(event.getDataSchema())
                .isEqualTo(URI.create("urn:incident-ledger:schema:ServiceTakenOffline"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtension("stream")).isEqualTo("INC-2026-000001/investigation");
        assertThat(event.getExtension("sequence")).isEqualTo("3");
        assertThat(event.getExtension("position")).isEqualTo("1234567890123");
        assertThat(event.getExtension("number")).isEqualTo("17");
    }

    @Test
    void theStoredBytesAreTheValue() {
        ProducerRecord<byte[], byte[]> record = encoder.encode(event(Map.of()));

        assertThat(record.value()).isEqualTo(PAYLOAD.getBytes(UTF_8));
        assertThat(record.key()).isEqualTo("INC-2026-000001".getBytes(UTF_8));
        assertThat(record.partition()).isEqualTo(4);
    }

    @Test
    void theTimeAlwaysHasSixDigits() {
        assertThat(
                        new String(
                                encoder.encode(event(Map.of()))
                                        .headers()
                                        .lastHeader(RecordHeader.TIME)
                                        .value(),
                                UTF_8))
                .isEqualTo("2026-07-01T12:00:00.000001Z");
    }

    /** Fails when one of the headers is left out. */
    @Test
    void eachKnownMetadataIsAHeaderAndNothingElseIs() {
        Map<String, String> metadata = new HashMap<>();
        MetadataKey.HEADERS.keySet().forEach(key -> metadata.put(key, "value of " + key));
        metadata.put("traceId", "Axon's own");

        CloudEvent event = read(encoder.encode(event(metadata)));

        MetadataKey.HEADERS.forEach(
                (key, header) ->
                        assertThat(event.getExtension(header.substring("ce_".length())))
                                .as(header)
                                .isEqualTo("value of " + key));
        assertThat(event.getExtensionNames())
                .hasSize(
                        MetadataKey.HEADERS.size()
                                + "stream sequence position number".split(" ").length);
    }

    private SequencedEvent event(Map<String, String> metadata) {
        return new SequencedEvent(
                1_234_567_890_123L,
                new Lane(Topic.EVENTS, 4),
                17,
                Instant.parse("2026-07-01T12:00:00.000001Z"),
                "0197a5d0-0000-7000-8000-000000000001",
                "Investigation",
                "INC-2026-000001/investigation",
                3,
                "ServiceTakenOffline",
                ByteBuffer.wrap(PAYLOAD.getBytes(UTF_8)),
                ByteBuffer.wrap(mapper.writeValueAsBytes(metadata)));
    }

    private static CloudEvent read(ProducerRecord<byte[], byte[]> record) {
        try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
            return deserializer.deserialize(record.topic(), record.headers(), record.value());
        }
    }
}
