package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.contract.SchemaJudge;
import io.incidentledger.wire.json.Json;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is really sent, against the contract that is shipped, with nothing beside it. */
@ExtendWith(PlayedScenario.Shared.class)
class SentRecordsTest {
    private static final SchemaJudge CONTRACT = SchemaJudge.strict();
    private static final Set<String> ONLY_IN_THE_LIST = Set.of("summary", "detected");
    private static final Set<String> IN_BOTH =
            Set.of(
                    "incident",
                    "title",
                    "nature",
                    "severity",
                    "status",
                    "declared",
                    "resolved",
                    "closed");

    /** Fails when a field or a header is sent that no schema names, or one is not that must be. */
    @Test
    void every_event_is_as_its_schema_and_that_of_the_headers_have_it(PlayedScenario scenario) {
        List<ConsumerRecord<byte[], byte[]>> records =
                records(scenario, Topic.EVENTS.topicName(), Topic.CATALOGUE.topicName());
        assertAsPromised(records);
        assertThat(records.stream().map(record -> headers(record).get(RecordHeader.TYPE)))
                .hasSizeGreaterThan(200)
                .contains("CatalogueOpened", "EntryCorrected", "UpdateReleased", "FindingStated");
    }

    private static void assertAsPromised(List<ConsumerRecord<byte[], byte[]>> records) {
        SoftAssertions all = new SoftAssertions();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Map<String, String> headers = headers(record);
            all.assertThat(CONTRACT.complaints(headers, Json.EVENTS.readTree(record.value())))
                    .as("%s", headers)
                    .isEmpty();
        }
        all.assertAll();
    }

    /** Likewise of what stands now, as it stood whenever something changed. */
    @ParameterizedTest
    @EnumSource
    void what_stands_now_is_as_its_schemas_have_it(DerivedTopic topic, PlayedScenario scenario)
            throws Exception {
        scenario.awaitSummaries();
        List<ConsumerRecord<byte[], byte[]>> records = records(scenario, topic.topicName());
        assertAsPromised(records);
        assertThat(records).isNotEmpty();
    }

    /**
     * Fails when a summary is sent of another state than that of the rows, or of another moment.
     */
    @Test
    void the_last_summary_of_each_incident_says_what_the_list_says(PlayedScenario scenario)
            throws Exception {
        scenario.awaitSummaries();
        Map<String, JsonNode> last = last(scenario, DerivedTopic.SUMMARY);
        JsonNode listed = scenario.api().get("/api/incidents?limit=200").body().path("items");
        assertThat(listed.valueStream().map(it -> it.path("incident").asString()))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(last.keySet());
        for (JsonNode row : listed) {
            JsonNode summary = requireNonNull(last.get(row.path("incident").asString()));
            Set<String> both = new TreeSet<>(IN_BOTH);
            both.addAll(row.propertyNames());
            both.removeAll(ONLY_IN_THE_LIST);
            assertThat(both).allSatisfy(it -> assertThat(summary.path(it)).isEqualTo(row.path(it)));
        }
    }

    /** Likewise of each pair, also those that are well again, or whose subscription has ended. */
    @Test
    void the_last_status_of_each_pair_says_what_the_board_says(PlayedScenario scenario)
            throws Exception {
        scenario.awaitSummaries();
        Map<String, String> board = new TreeMap<>();
        for (JsonNode item : scenario.api().get("/api/board").body().path("items")) {
            board.put(
                    item.path("service").asString() + "/" + item.path("tenant").asString(),
                    item.path("state").asString());
        }
        Map<String, JsonNode> last = last(scenario, DerivedTopic.SERVICE_STATUS);
        assertThat(last).isNotEmpty();
        last.forEach(
                (pair, status) ->
                        assertThat(status.path("state").asString())
                                .as(pair)
                                .isEqualTo(board.getOrDefault(pair, "OK")));
    }

    private static Map<String, JsonNode> last(PlayedScenario scenario, DerivedTopic topic) {
        Map<String, JsonNode> last = new TreeMap<>();
        records(scenario, topic.topicName())
                .forEach(
                        it ->
                                last.put(
                                        new String(it.key(), UTF_8),
                                        Json.EVENTS.readTree(it.value())));
        return last;
    }

    @Test
    void every_watermark_is_as_its_schema_has_it(PlayedScenario scenario) {
        assertThat(records(scenario, Topic.PUBLICATION.topicName()))
                .isNotEmpty()
                .allSatisfy(
                        record ->
                                assertThat(
                                                CONTRACT.complaints(
                                                        "Watermark",
                                                        Json.EVENTS.readTree(record.value())))
                                        .isEmpty());
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), UTF_8)));
        return headers;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(
            PlayedScenario scenario, String... topics) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                scenario.bootstrapServers(),
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    Stream.of(topics)
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                consumer.poll(Duration.ofSeconds(5)).forEach(found::add);
            }
        }
        return found;
    }
}
