package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.MetadataKey;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.standalone.PlayedScenario.Cluster;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What stands on the topics, against what stands in the store, event by event. Fails when an event
 * is left out, sent twice or out of order, when its data is written anew instead of sent as stored,
 * and when a header says something else than the store.
 */
@ExtendWith(PlayedScenario.Shared.class)
class PublishedTopicsTest {
    private static final DateTimeFormatter RECORDED_AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** A record, as it should be or as it is; equal in every byte or not equal. */
    private record Published(String key, Map<String, String> headers, String data) {}

    @Test
    void hold_every_event_of_the_store_once_in_order_with_its_bytes_and_all_that_is_known_of_it(
            PlayedScenario scenario) throws Exception {
        Map<String, List<Published>> stored = stored(scenario);
        Map<String, List<Published>> published = published(scenario);
        assertThat(stored.values().stream().mapToInt(List::size).sum()).isGreaterThan(200);
        assertThat(published.keySet()).isEqualTo(stored.keySet());
        stored.forEach(
                (partition, events) ->
                        assertThat(published.get(partition))
                                .as(partition)
                                .containsExactlyElementsOf(events));
    }

    /** What each partition should hold. */
    private static Map<String, List<Published>> stored(PlayedScenario scenario) throws Exception {
        Map<String, List<Published>> partitions = new TreeMap<>();
        try (Connection connection = scenario.connect(Cluster.STORE);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT event.*, topic, partition, number, position,
                                       publication.recorded_at AS given_at
                                  FROM event LEFT JOIN publication USING (global_index)
                                 ORDER BY topic, partition, number
                                """)) {
            while (row.next()) {
                partitions
                        .computeIfAbsent(
                                row.getString("topic") + "-" + row.getInt("partition"),
                                _ -> new ArrayList<>())
                        .add(
                                new Published(
                                        key(row),
                                        headers(row),
                                        HexFormat.of().formatHex(row.getBytes("payload"))));
            }
        }
        return partitions;
    }

    /** A stream is an incident, or a part of one behind a slash. */
    private static String key(ResultSet row) throws SQLException {
        return row.getString("aggregate_identifier").split("/", 2)[0];
    }

    private static Map<String, String> headers(ResultSet row) throws SQLException {
        Map<String, String> headers = new TreeMap<>();
        String type = row.getString("payload_type");
        headers.put(RecordHeader.SPEC_VERSION, "1.0");
        headers.put(RecordHeader.ID, row.getString("event_identifier"));
        headers.put(RecordHeader.SOURCE, "urn:incident-ledger");
        headers.put(RecordHeader.TYPE, type);
        OffsetDateTime given = row.getObject("given_at", OffsetDateTime.class);
        headers.put(RecordHeader.TIME, RECORDED_AT.format(given));
        headers.put(RecordHeader.SUBJECT, key(row));
        headers.put(RecordHeader.DATA_SCHEMA, "urn:incident-ledger:schema:" + type);
        headers.put(RecordHeader.CONTENT_TYPE, "application/json");
        headers.put(RecordHeader.STREAM, row.getString("aggregate_identifier"));
        headers.put(RecordHeader.SEQUENCE, row.getString("sequence_number"));
        headers.put(RecordHeader.POSITION, row.getString("position"));
        headers.put(RecordHeader.NUMBER, row.getString("number"));
        JsonNode metadata = JsonMapper.shared().readTree(row.getBytes("metadata"));
        metadata.properties()
                .forEach(
                        known -> {
                            String header = MetadataKey.HEADERS.get(known.getKey());
                            if (header != null) {
                                headers.put(header, known.getValue().asString());
                            }
                        });
        return headers;
    }

    /** What each partition holds. */
    private static Map<String, List<Published>> published(PlayedScenario scenario) {
        Map<String, List<Published>> found = new TreeMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", scenario.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    Stream.of(Topic.EVENTS, Topic.CATALOGUE)
                            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(5))) {
                    found.computeIfAbsent(
                                    record.topic() + "-" + record.partition(),
                                    _ -> new ArrayList<>())
                            .add(published(record));
                }
            }
        }
        return found;
    }

    private static Published published(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), UTF_8)));
        return new Published(record.key(), headers, HexFormat.of().formatHex(record.value()));
    }
}
