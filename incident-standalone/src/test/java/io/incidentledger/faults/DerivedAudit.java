package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.stream.DerivedTopic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether the last record of each key on the compacted topics is what the store says, and none goes
 * back behind one before it.
 */
record DerivedAudit(String bootstrapServers, StoredEvents stored) {
    /** An incident, as its summary has it. */
    private record Overview(String title, String severity, int offline) {}

    void check(Duration patience) {
        Map<String, Overview> overviews = new TreeMap<>();
        Map<String, Set<String>> offline = new TreeMap<>();
        stored.incidents()
                .forEach(
                        (incident, rows) -> {
                            ReferenceFold fold = ReferenceFold.of(rows);
                            overviews.put(
                                    incident,
                                    new Overview(fold.title(), fold.severity(), fold.out().size()));
                            fold.out()
                                    .forEach(
                                            pair ->
                                                    offline.computeIfAbsent(
                                                                    pair, _ -> new HashSet<>())
                                                            .add(incident));
                        });
        await("what stands now is sent")
                .atMost(patience)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> {
                            assertThat(summaries()).as("summaries").isEqualTo(overviews);
                            assertThat(statuses()).as("what is offline").isEqualTo(offline);
                        });
    }

    private Map<String, Overview> summaries() {
        Map<String, Overview> summaries = new TreeMap<>();
        last(DerivedTopic.SUMMARY)
                .forEach(
                        (incident, value) ->
                                summaries.put(
                                        incident,
                                        new Overview(
                                                value.path("title").asString(),
                                                value.path("severity").asString(),
                                                value.at("/open/offline").asInt())));
        return summaries;
    }

    /** Each pair that is offline, and because of which incidents. */
    private Map<String, Set<String>> statuses() {
        Map<String, Set<String>> offline = new TreeMap<>();
        last(DerivedTopic.SERVICE_STATUS)
                .values()
                .forEach(
                        value -> {
                            Set<String> incidents = new HashSet<>();
                            value.path("disruptions")
                                    .forEach(it -> incidents.add(it.path("incident").asString()));
                            assertThat(value.path("state").asString())
                                    .isEqualTo(incidents.isEmpty() ? "OK" : "OFFLINE");
                            if (!incidents.isEmpty()) {
                                offline.put(
                                        value.path("service").asString()
                                                + "/"
                                                + value.path("tenant").asString(),
                                        incidents);
                            }
                        });
        return offline;
    }

    private Map<String, JsonNode> last(DerivedTopic topic) {
        Map<String, JsonNode> last = new TreeMap<>();
        TopicPartition only = new TopicPartition(topic.topicName(), 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> put(record, last));
            }
        }
        return last;
    }

    private static void put(ConsumerRecord<String, String> record, Map<String, JsonNode> last) {
        JsonNode value = JsonMapper.shared().readTree(record.value());
        JsonNode before = last.put(record.key(), value);
        if (before != null) {
            assertThat(value.path("version").asLong())
                    .as("version behind %s", before)
                    .isGreaterThanOrEqualTo(before.path("version").asLong());
        }
    }
}
