package io.incidentledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.stream.MetadataKey;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.SentExample;
import io.incidentledger.query.summary.SummaryExample;
import io.incidentledger.wire.json.Json;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A record as it was sent once, and must be understood for ever.
 *
 * @param topic the topic's name
 * @param headers as text, by their keys
 * @param value the event, or what stands now
 */
record Golden(String topic, String key, Map<String, String> headers, JsonNode value) {
    private static final Map<String, String> METADATA =
            Map.ofEntries(
                    Map.entry(MetadataKey.ACTOR_ISSUER, "https://issuer.test"),
                    Map.entry(MetadataKey.ACTOR_SUBJECT, "u-1"),
                    Map.entry(MetadataKey.ROLES, "operator,reviewer"),
                    Map.entry(MetadataKey.DECIDED_BY, "p-2"),
                    Map.entry(MetadataKey.REPORTED_BY, "p-3"),
                    Map.entry(MetadataKey.MARKING, "AMBER"),
                    Map.entry(MetadataKey.COMMAND, "0187c0de-0000-7000-8000-000000000002"),
                    Map.entry(MetadataKey.CORRELATION, "0187c0de-0000-7000-8000-000000000002"),
                    Map.entry(MetadataKey.CAUSATION, "INC-2023-000123@6"),
                    Map.entry(
                            MetadataKey.TRACE,
                            "00-0187c0de000070008000000000000002-0000000000000001-00"),
                    Map.entry(MetadataKey.CATALOGUE_VERSION, "4"));

    /** A value of a type as it would be sent today, once with everything, once with the least. */
    static Stream<Golden> sentToday(Class<?> type) {
        Map<String, String> least = new HashMap<>(METADATA);
        MetadataKey.HEADERS.forEach(
                (metadata, header) -> {
                    if (RecordHeader.OPTIONAL.contains(header)) {
                        least.remove(metadata);
                    }
                });
        return Stream.of(
                sent(Examples.of(type, true), METADATA), sent(Examples.of(type, false), least));
    }

    private static Golden sent(Object value, Map<String, String> metadata) {
        ProducerRecord<byte[], byte[]> record =
                value instanceof LedgerEvent event
                        ? SentExample.of(event, metadata)
                        : SummaryExample.of(value);
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), UTF_8)));
        return new Golden(
                record.topic(),
                new String(record.key(), UTF_8),
                headers,
                Json.EVENTS.readTree(record.value()));
    }

    /** The name of the event's type. */
    String type() {
        return Objects.requireNonNull(headers.get(RecordHeader.TYPE));
    }

    /** The same with one more header, and one more field in every object. */
    Golden sayingMore() {
        Map<String, String> moreHeaders = new TreeMap<>(headers);
        moreHeaders.put("ce_later", "later");
        return new Golden(topic, key, moreHeaders, sayingMore(value.deepCopy()));
    }

    private static JsonNode sayingMore(JsonNode node) {
        node.forEach(Golden::sayingMore);
        if (node instanceof ObjectNode object) {
            object.putObject("later").put("more", 1);
        }
        return node;
    }

    /** Whether it is an event, which the feed reads; what is derived is for others alone. */
    boolean isEvent() {
        return Stream.of(Topic.values()).anyMatch(known -> known.topicName().equals(topic));
    }

    /** As it comes out of Kafka. */
    ConsumerRecord<byte[], byte[]> received() {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(
                        topic, 0, 0, key.getBytes(UTF_8), Json.EVENTS.writeValueAsBytes(value));
        headers.forEach((header, text) -> record.headers().add(header, text.getBytes(UTF_8)));
        return record;
    }

    Topic onTopic() {
        return Stream.of(Topic.values())
                .filter(known -> known.topicName().equals(topic))
                .findAny()
                .orElseThrow();
    }
}
