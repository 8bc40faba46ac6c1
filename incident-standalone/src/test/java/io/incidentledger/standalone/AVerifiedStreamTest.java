package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.embedded.Ports;
import io.incidentledger.standalone.cli.CommandLines;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The topics are compared with the store: as they were sent, tampered with, and lost entirely. */
class AVerifiedStreamTest {
    private static final int NOTES = 30;
    private static final TopicPartition CATALOGUE =
            new TopicPartition(Topic.CATALOGUE.topicName(), 0);

    @TempDir private Path dataDir;
    private final int port = Ports.free();
    private final int kafkaPort = Ports.free();

    @Test
    void finds_whatever_somebody_did_to_the_topics() throws Exception {
        try (StandaloneApplication _ = start()) {
            record();
            JsonNode sound = verification();
            assertThat(sound.path("sound").asBoolean()).as("%s", sound).isTrue();
            // Publication may not know yet that the last ones have arrived.
            assertThat(sound.path("records").asInt())
                    .isGreaterThan(NOTES)
                    .isGreaterThanOrEqualTo(sound.path("events").asInt());
            tamper();
            JsonNode report = verification();
            assertThat(report.path("sound").asBoolean()).isFalse();
            assertThat(report.at("/counts/MISSING").asInt()).isEqualTo(1);
            assertThat(report.at("/counts/FOREIGN").asInt()).isEqualTo(1);
            assertThat(report.at("/counts/AHEAD").asInt()).isEqualTo(1);
            assertThat(report.path("discrepancies"))
                    .allMatch(it -> it.path("topic").asString().equals(CATALOGUE.topic()));
            delete(Topic.EVENTS.topicName());
            assertThat(verification().at("/counts/MISSING").asInt()).isGreaterThan(NOTES);
        }
    }

    @Test
    void finds_everything_on_a_broker_that_lost_all_and_was_given_it_again() throws Exception {
        String incident;
        JsonNode before;
        JsonNode held;
        try (StandaloneApplication _ = start()) {
            incident = record();
            before = timeline(incident);
            held = digests();
        }
        FileSystemUtils.deleteRecursively(dataDir.resolve("kafka"));
        FileSystemUtils.deleteRecursively(dataDir.resolve("projections"));
        try (StandaloneApplication _ = start()) {
            assertThat(publication().toString())
                    .contains("HALTED", "./incident republish --reason");
            republish();
            assertThat(timeline(incident)).isEqualTo(before);
            assertThat(digests()).isEqualTo(held);
            JsonNode report = verification();
            assertThat(report.path("sound").asBoolean()).as("%s", report).isTrue();
            assertThat(report.path("records").asInt()).isGreaterThan(NOTES);
        }
    }

    private JsonNode publication() {
        return await().until(
                        () -> api().get("/actuator/health/publication").body(),
                        it -> it.toString().contains("HALTED"));
    }

    /** As an administrator types it. */
    private void republish() {
        StringWriter said = new StringWriter();
        int code =
                CommandLines.create()
                        .setOut(new PrintWriter(said))
                        .execute(
                                "republish",
                                "--port",
                                Integer.toString(port),
                                "--data-dir",
                                dataDir.toString(),
                                "--reason",
                                "The folder of Kafka was deleted");
        assertThat(code).isZero();
        assertThat(said.toString()).contains("the topics have everything");
    }

    private Api api() {
        return Api.of(port, dataDir);
    }

    private StandaloneApplication start() {
        return StandaloneApplication.start(
                new UpSettings(dataDir, false, port, kafkaPort, null, null, null), _ -> {});
    }

    private String record() throws Exception {
        String incident = TwoInsurers.declared(api());
        for (int note = 0; note < NOTES; note++) {
            api().post("/api/incidents/%s/notes".formatted(incident), "{\"text\": \"Word\"}");
        }
        api().get("/api/board?after=%s@%d".formatted(incident, NOTES));
        return incident;
    }

    /** Removes the first record, adds one of somebody else, and one that pretends to be ours. */
    private void tamper() throws Exception {
        Map<String, Object> broker = Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort);
        try (Admin admin = Admin.create(broker);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(
                                broker, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(CATALOGUE.topic(), 0, "somebody", "hello")).get();
            ProducerRecord<String, String> forged =
                    new ProducerRecord<>(CATALOGUE.topic(), 0, "catalogue", "{}");
            forged.headers().add(RecordHeader.NUMBER, "7777".getBytes(UTF_8));
            producer.send(forged).get();
            admin.deleteRecords(Map.of(CATALOGUE, RecordsToDelete.beforeOffset(1))).all().get();
        }
    }

    private void delete(String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    private JsonNode verification() throws IOException, InterruptedException {
        return api().get("/api/stream/verification").body();
    }

    /** All that was told is in the views by then. */
    private JsonNode digests() throws IOException, InterruptedException {
        return api().get("/api/projections/digests").body().path("projections");
    }

    private JsonNode timeline(String incident) throws IOException, InterruptedException {
        return api().get(
                        "/api/incidents/%s/timeline?limit=200&after=%s@%d"
                                .formatted(incident, incident, NOTES))
                .body()
                .path("items");
    }
}
