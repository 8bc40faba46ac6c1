package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** April 2023, played through real HTTP, PostgreSQL and Kafka, and read back. */
@ExtendWith(PlayedScenario.Shared.class)
class BitmarckScenarioTest {
    private static Api api;
    private static String incident;
    private static String bootstrapServers;

    @BeforeAll
    static void play(PlayedScenario scenario) {
        api = scenario.api();
        incident = scenario.incident();
        bootstrapServers = scenario.bootstrapServers();
    }

    @Nested
    class OnTheBoard {
        @Test
        void on_28_april_at_14_00_eau_works_again_and_the_patient_record_does_not()
                throws Exception {
            JsonNode board = api.get("/api/board?validAt=2023-04-28T14:00:00%2B02:00").body();
            assertThat(states(board, "eau")).containsOnly("OK");
            assertThat(states(board, "epa")).containsOnly("OFFLINE").hasSize(10);
            assertThat(states(board, "sick-pay")).containsOnly("WORKAROUND");
            assertThat(causes(board, "core")).contains("RECOVERY_STEP");
        }

        @Test
        void before_the_attack_everything_works() throws Exception {
            JsonNode board = api.get("/api/board?validAt=2023-04-24T12:00:00%2B02:00").body();
            assertThat(board.path("summary").path("offline").asInt()).isZero();
        }

        @Test
        void today_everything_works() throws Exception {
            JsonNode summary = api.get("/api/board").body().path("summary");
            assertThat(summary.path("ok").asInt()).isEqualTo(summary.path("pairs").asInt());
        }

        private static List<String> states(JsonNode board, String service) {
            return pairs(board, service).map(pair -> pair.path("state").asString()).toList();
        }

        private static Set<String> causes(JsonNode board, String service) {
            Set<String> found = new TreeSet<>();
            pairs(board, service)
                    .forEach(pair -> pair.path("causes").forEach(it -> found.add(it.asString())));
            return found;
        }

        private static Stream<JsonNode> pairs(JsonNode board, String service) {
            return list(board.path("items")).stream()
                    .filter(pair -> pair.path("service").asString().equals(service));
        }
    }

    @Nested
    class TheIncident {
        @Test
        void is_closed_and_everybody_has_everything_back_or_was_told_that_it_ended()
                throws Exception {
            JsonNode view = api.get("/api/incidents/" + incident).body();
            JsonNode total = view.path("progress").path("total");
            assertThat(view.path("status").asString()).isEqualTo("CLOSED");
            assertThat(total.path("restored").asInt() + total.path("ended").asInt())
                    .isEqualTo(total.path("affected").asInt());
            assertThat(total.path("ended").asInt()).isPositive();
            assertThat(total.path("reDisrupted").asInt()).isPositive();
        }

        @Test
        void is_not_sent_again_to_whoever_has_it() throws Exception {
            String etag = api.get("/api/incidents/" + incident).etag();
            assertThat(api.get("/api/incidents/" + incident, "If-None-Match", etag).status())
                    .isEqualTo(304);
        }

        @Test
        void is_found_by_status_service_and_tenant() throws Exception {
            JsonNode found = api.get("/api/incidents?status=CLOSED&service=eau&tenant=sbk").body();
            assertThat(list(found.path("items")))
                    .extracting(item -> item.path("incident").asString())
                    .containsExactly(incident);
            assertThat(api.get("/api/incidents?status=OPEN").body().path("items").isEmpty())
                    .isTrue();
        }
    }

    @Nested
    class TheTimeline {
        @Test
        void holds_every_entry_in_order_with_what_became_of_it() throws Exception {
            List<JsonNode> entries = timeline();
            for (String stream :
                    List.of(incident, incident + "/investigation", incident + "/notification")) {
                List<String> own =
                        entries.stream()
                                .map(entry -> entry.path("entry").asString())
                                .filter(entry -> entry.startsWith(stream + "@"))
                                .toList();
                assertThat(own)
                        .isNotEmpty()
                        .containsExactlyElementsOf(
                                LongStream.range(0, own.size())
                                        .mapToObj(sequence -> stream + "@" + sequence)
                                        .toList());
            }
            assertThat(entries)
                    .extracting(entry -> entry.path("position").asLong())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(entries).anyMatch(entry -> entry.path("marks").hasNonNull("correctedBy"));
            assertThat(entries).anyMatch(entry -> entry.path("marks").hasNonNull("retractedBy"));
            assertThat(entries)
                    .anyMatch(entry -> !entry.path("marks").path("objections").isEmpty());
            assertThat(entries)
                    .anyMatch(entry -> entry.path("marks").path("imprecise").asBoolean());
        }

        /** The insurer that was missing in the catalogue was entered on 8 May. */
        @Test
        void tells_what_was_learned_by_a_moment_from_what_is_known_today() throws Exception {
            String then = "2023-04-28T14:00:00%2B02:00";
            String path = "/api/incidents/" + incident + "?validAt=" + then;
            String out = "/progress/services/epa/stillOut";
            assertThat(api.get(path).body().at(out).asInt()).isEqualTo(10);
            assertThat(api.get(path + "&learnedUntil=" + then).body().at(out).asInt()).isEqualTo(9);
            JsonNode before = api.get(path + "&knownAt=" + then).body();
            assertThat(before.path("disruptions")).isEmpty();
            assertThat(before.at("/asOf/position").asLong()).isEqualTo(-1);
        }

        @Test
        void holds_both_figures_side_by_side() throws Exception {
            String notes = timeline().toString();
            assertThat(notes).contains("20 million").contains("25 million");
        }

        @Test
        void names_the_actor_of_the_token() throws Exception {
            assertThat(timeline())
                    .allMatch(
                            entry ->
                                    switch (entry.path("type").asString()) {
                                        case "UpdateApproved" ->
                                                Set.of("data-protection", "crisis-lead")
                                                        .contains(subject(entry));
                                        case "UpdateReleased" ->
                                                Set.of("crisis-lead", "demo")
                                                        .contains(subject(entry));
                                        default -> subject(entry).equals("demo");
                                    });
        }

        private static String subject(JsonNode entry) {
            return entry.at("/actor/subject").asString();
        }
    }

    @Test
    void the_api_is_described_to_whoever_asks() throws Exception {
        for (String page : List.of("/", "/docs/index.html", "/docs/docs.js", "/openapi.yaml")) {
            assertThat(api.status(page)).as(page).isEqualTo(200);
        }
    }

    @Test
    void playing_it_again_under_the_same_keys_records_nothing() throws Exception {
        int before = timeline().size();
        Bitmarck.play(api);
        assertThat(timeline()).hasSize(before);
        assertThat(api.get("/api/incidents").body().path("items").size()).isEqualTo(2);
    }

    @Nested
    class OnTheTopics {
        @Test
        void every_record_is_a_cloud_event_in_order_and_without_holes() {
            List<ConsumerRecord<String, CloudEvent>> records = records();
            Map<TopicPartition, Long> numbers = new HashMap<>();
            Map<String, Long> sequences = new HashMap<>();
            for (ConsumerRecord<String, CloudEvent> found : records) {
                TopicPartition partition = new TopicPartition(found.topic(), found.partition());
                long number = number(found, RecordHeader.NUMBER);
                assertThat(number).isEqualTo(numbers.merge(partition, 0L, (it, _) -> it + 1));
                String stream = text(found, RecordHeader.STREAM);
                long sequence = number(found, RecordHeader.SEQUENCE);
                assertThat(sequence).isEqualTo(sequences.merge(stream, 0L, (it, _) -> it + 1));
                assertThat(found.value().getDataContentType()).isEqualTo("application/json");
                assertThat(found.key()).isEqualTo(found.value().getSubject());
            }
        }

        @Test
        void positions_are_dense_over_all_topics_and_record_times_never_decrease() {
            List<ConsumerRecord<String, CloudEvent>> records = new ArrayList<>(records());
            records.sort(Comparator.comparingLong(found -> number(found, RecordHeader.POSITION)));
            assertThat(records)
                    .extracting(found -> number(found, RecordHeader.POSITION))
                    .containsExactlyElementsOf(
                            LongStream.range(0, records.size()).boxed().toList());
            assertThat(records)
                    .extracting(found -> Instant.parse(text(found, RecordHeader.TIME)))
                    .isSorted();
        }

        private static List<ConsumerRecord<String, CloudEvent>> records() {
            Map<String, Object> settings =
                    Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
            try (KafkaConsumer<String, CloudEvent> consumer =
                    new KafkaConsumer<>(
                            settings, new StringDeserializer(), new CloudEventDeserializer())) {
                List<TopicPartition> partitions =
                        Stream.of(Topic.EVENTS, Topic.CATALOGUE)
                                .flatMap(
                                        topic -> consumer.partitionsFor(topic.topicName()).stream())
                                .map(it -> new TopicPartition(it.topic(), it.partition()))
                                .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                long all =
                        consumer.endOffsets(partitions).values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
                List<ConsumerRecord<String, CloudEvent>> found = new ArrayList<>();
                while (found.size() < all) {
                    consumer.poll(Duration.ofSeconds(5)).forEach(found::add);
                }
                return found;
            }
        }

        private static String text(ConsumerRecord<String, CloudEvent> found, String header) {
            return new String(found.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
        }

        private static long number(ConsumerRecord<String, CloudEvent> found, String header) {
            return Long.parseLong(text(found, header));
        }
    }

    private static List<JsonNode> timeline() throws Exception {
        List<JsonNode> entries = new ArrayList<>();
        String path = "/api/incidents/%s/timeline?limit=50".formatted(incident);
        String next = path;
        while (true) {
            JsonNode page = api.get(next).body();
            entries.addAll(list(page.path("items")));
            if (!page.hasNonNull("next")) {
                return entries;
            }
            next = path + "&cursor=" + page.path("next").asString();
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> found = new ArrayList<>();
        array.forEach(found::add);
        return found;
    }
}
