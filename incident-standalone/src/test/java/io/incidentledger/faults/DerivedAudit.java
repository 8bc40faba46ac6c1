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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether the last word of each key of the derived topics is what the store says, folded by
 * somebody else, and no key ever went back.
 */
record DerivedAudit(String bootstrapServers, StoredEvents stored) {
    /** How a pair stands. */
    private record Pair(String state, Set<String> incidents) {
        static Pair out(String incident) {
            return new Pair("OFFLINE", Set.of(incident));
        }

        Pair with(Pair other) {
            Set<String> both = new TreeSet<>(incidents);
            both.addAll(other.incidents);
            return new Pair("OFFLINE", both);
        }
    }

    /** What an incident is. */
    private record Overview(String title, String severity, String status, int offline) {}

    /** They are behind the views, which are behind the topics: waits until they have come there. */
    void check(Duration patience) {
        await("what stands now is on its topics")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            assertThat(told(DerivedTopic.SERVICE_STATUS, DerivedAudit::pair))
                                    .isEqualTo(pairs());
                            assertThat(told(DerivedTopic.SUMMARY, DerivedAudit::overview))
                                    .isEqualTo(overviews());
                        });
    }

    private Map<String, Pair> pairs() {
        Map<String, Pair> pairs = new TreeMap<>();
        for (StoredEvent row : stored.all()) {
            if (row.type().equals("ServiceTakenOffline")) {
                for (String pair : ReferenceFold.pairs(row.payload())) {
                    pairs.put(pair, new Pair("OK", Set.of()));
                }
            }
        }
        stored.incidents()
                .forEach(
                        (incident, rows) ->
                                ReferenceFold.of(rows)
                                        .out()
                                        .forEach(
                                                pair ->
                                                        pairs.merge(
                                                                pair,
                                                                Pair.out(incident),
                                                                Pair::with)));
        return pairs;
    }

    /** None is ever closed: no wish leads there. */
    private Map<String, Overview> overviews() {
        Map<String, Overview> overviews = new TreeMap<>();
        stored.incidents()
                .forEach(
                        (incident, rows) -> {
                            ReferenceFold fold = ReferenceFold.of(rows);
                            overviews.put(
                                    incident,
                                    new Overview(
                                            fold.title(),
                                            fold.severity(),
                                            "OPEN",
                                            fold.out().size()));
                        });
        return overviews;
    }

    private static Pair pair(JsonNode value) {
        Set<String> incidents = new TreeSet<>();
        value.path("disruptions").forEach(it -> incidents.add(it.path("incident").asString()));
        return new Pair(value.path("state").asString(), incidents);
    }

    private static Overview overview(JsonNode value) {
        return new Overview(
                value.path("title").asString(),
                value.path("severity").asString(),
                value.path("status").asString(),
                value.at("/open/offline").asInt());
    }

    private interface Reading<T> {
        T of(JsonNode value);
    }

    private <T> Map<String, T> told(DerivedTopic topic, Reading<T> reading) {
        Map<String, T> told = new TreeMap<>();
        last(topic).forEach((key, value) -> told.put(key, reading.of(value)));
        return told;
    }

    private Map<String, JsonNode> last(DerivedTopic topic) {
        Map<String, JsonNode> last = new HashMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> all = List.of(new TopicPartition(topic.topicName(), 0));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long end = consumer.endOffsets(all).values().iterator().next();
            while (consumer.position(all.getFirst()) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(it -> take(last, it));
            }
        }
        return last;
    }

    private static void take(Map<String, JsonNode> last, ConsumerRecord<String, String> record) {
        if (record.value() == null) {
            last.remove(record.key());
            return;
        }
        JsonNode value = JsonMapper.shared().readTree(record.value());
        JsonNode before = last.put(record.key(), value);
        if (before != null) {
            assertThat(value.path("version").asLong())
                    .as("%s never goes back", record.key())
                    .isGreaterThanOrEqualTo(before.path("version").asLong());
        }
    }
}
