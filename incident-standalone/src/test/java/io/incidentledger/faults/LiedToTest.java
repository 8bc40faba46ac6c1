package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Somebody else writes to the topics of a running product. */
@Tag("faults")
class LiedToTest {
    private static final int BETWEEN = 60;

    @TempDir private Path folder;
    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = Scene.start(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    /** Fails when a number that was seen is applied again, or taken for the end of the topic. */
    @Test
    void what_comes_twice_counts_once_also_for_the_next_publisher() throws Exception {
        try (Workload _ = scene.traffic("twice")) {
            for (int round = 0; round < 3; round++) {
                scene.log().awaitMore(BETWEEN);
                repeatLastRecords(5);
            }
            scene.commands().killAndStart();
            scene.log().awaitMore(BETWEEN);
        }
        assertThat(new TopicAudit(scene.testbed().bootstrapServers()).repeated()).isPositive();
        scene.audit();
    }

    /** Fails when a gap is let through. */
    @Test
    void a_hole_stops_its_partition_and_says_so_and_the_others_go_on() throws Exception {
        try (Workload _ = scene.traffic("before")) {
            scene.log().awaitMore(BETWEEN);
        }
        String incident = scene.declared("hole");
        scene.audit();
        ConsumerRecord<byte[], byte[]> last =
                records().stream()
                        .filter(it -> incident.equals(header(it, RecordHeader.STREAM)))
                        .findFirst()
                        .orElseThrow();
        send(last, continued(last, 7));
        await("it says so")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () ->
                                scene.queries()
                                        .health()
                                        .at("/components/feed/status")
                                        .asString("")
                                        .equals("DOWN"));
        assertThat(
                        scene.queries()
                                .api()
                                .get("/api/incidents/" + incident)
                                .body()
                                .path("lastSequence")
                                .asLong())
                .as("what comes behind the hole is not shown")
                .isZero();
        String elsewhere = declaredInAnotherPartition(last.partition());
        assertThat(
                        scene.queries()
                                .api()
                                .get("/api/incidents/%1$s?after=%1$s@0".formatted(elsewhere))
                                .status())
                .isEqualTo(200);
    }

    private String declaredInAnotherPartition(int partition) throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            String incident = scene.declared("elsewhere-" + attempt);
            await().until(() -> StoredEvents.waiting(scene.testbed().store()) == 0);
            String lane =
                    StoredEvents.read(scene.testbed().store()).stream(incident).getLast().lane();
            if (!lane.endsWith("-" + partition)) {
                return incident;
            }
        }
        throw new IllegalStateException("all incidents in one partition");
    }

    private void repeatLastRecords(int many) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = records();
        for (ConsumerRecord<byte[], byte[]> record :
                records.subList(Math.max(0, records.size() - many), records.size())) {
            send(record, Map.of());
        }
    }

    /** The headers of a record that the next ones of its stream could have, but for its number. */
    private static Map<String, String> continued(
            ConsumerRecord<byte[], byte[]> record, int leftOut) {
        return Map.of(
                RecordHeader.NUMBER, later(record, RecordHeader.NUMBER, 1 + leftOut),
                RecordHeader.SEQUENCE, later(record, RecordHeader.SEQUENCE, 1),
                RecordHeader.POSITION, later(record, RecordHeader.POSITION, 1 + leftOut),
                RecordHeader.ID, UUID.randomUUID().toString());
    }

    private static String later(ConsumerRecord<byte[], byte[]> record, String header, int by) {
        return Long.toString(Long.parseLong(header(record, header)) + by);
    }

    private void send(ConsumerRecord<byte[], byte[]> record, Map<String, String> changed)
            throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", scene.testbed().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> again =
                    new ProducerRecord<>(
                            record.topic(), record.partition(), record.key(), record.value());
            record.headers().forEach(again.headers()::add);
            changed.forEach(
                    (header, value) ->
                            again.headers()
                                    .remove(header)
                                    .add(header, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(again).get();
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    /** Everything about incidents, in the order of its partitions. */
    private List<ConsumerRecord<byte[], byte[]>> records() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", scene.testbed().bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            for (TopicPartition partition :
                    IntStream.range(0, Topic.EVENTS.partitions())
                            .mapToObj(it -> new TopicPartition(Topic.EVENTS.topicName(), it))
                            .toList()) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofSeconds(5)).forEach(records::add);
                }
            }
        }
        return records;
    }
}
