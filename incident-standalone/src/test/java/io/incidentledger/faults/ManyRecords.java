package io.incidentledger.faults;

import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Future;

/**
 * More records than anybody would record in a test: the released examples, sent again and again as
 * if of incidents of their own. Each incident is declared, a service goes off and comes back, and
 * the rest are notes.
 */
final class ManyRecords implements AutoCloseable {
    private static final List<String> STORY =
            List.of("IncidentDeclared", "ServiceTakenOffline", "ServiceRestored", "NoteLogged");
    private static final int LENGTH = 20;

    /** Behind whatever was recorded before. */
    private static final long FIRST = 1_000;

    private static final String EXAMPLE = "INC-2023-000123";
    private static final Path RELEASED =
            Path.of(
                    System.getProperty("project.root"),
                    "incident-standalone/src/test/resources/released/golden/v1");

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, JsonNode> examples = new HashMap<>();
    private final long[] numbers = new long[Topic.EVENTS.partitions()];
    private final Instant began = Instant.now();
    private long sent;
    private volatile @Nullable Exception failure;

    ManyRecords(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "compression.type", "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        for (String type : STORY) {
            // The second example has only what must be there.
            examples.put(
                    type, JsonMapper.shared().readTree(RELEASED.resolve(type + ".json")).path(1));
        }
    }

    /** Sends so many more, whole incidents. */
    void send(long count) {
        for (long more = 0; more < count; more += LENGTH) {
            String incident = "INC-2026-%06d".formatted(1 + sent / LENGTH);
            int partition =
                    Utils.toPositive(Utils.murmur2(incident.getBytes(UTF_8)))
                            % Topic.EVENTS.partitions();
            for (int sequence = 0; sequence < LENGTH; sequence++) {
                Future<RecordMetadata> _ =
                        producer.send(record(incident, partition, sequence), this::arrived);
            }
        }
        producer.flush();
        if (failure != null) {
            throw new AssertionError(failure);
        }
    }

    /** Until all that was sent is applied. */
    void awaitApplied(ClusterServer projections) {
        await().atMost(Duration.ofMinutes(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(
                        () ->
                                Rows.counts(
                                                projections,
                                                """
                                                SELECT 'applied', sum(next_number)::int
                                                FROM projections.feed_position
                                                WHERE topic = 'incident.events.v1'
                                                """)
                                        .getOrDefault("applied", 0),
                        applied -> applied == sent);
    }

    private void arrived(RecordMetadata where, @Nullable Exception failed) {
        failure = failed == null ? failure : failed;
    }

    /** How many there are. */
    long sent() {
        return sent;
    }

    private ProducerRecord<byte[], byte[]> record(String incident, int partition, int sequence) {
        String type = STORY.get(Math.min(sequence, STORY.size() - 1));
        JsonNode example = Objects.requireNonNull(examples.get(type));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        Topic.EVENTS.topicName(),
                        partition,
                        incident.getBytes(UTF_8),
                        example.path("value")
                                .toString()
                                .replace(EXAMPLE, incident)
                                .getBytes(UTF_8));
        example.path("headers")
                .propertyStream()
                .forEach(it -> header(record, it.getKey(), it.getValue().asString()));
        header(record, RecordHeader.SUBJECT, incident);
        header(record, RecordHeader.STREAM, incident);
        header(record, RecordHeader.SEQUENCE, Integer.toString(sequence));
        header(record, RecordHeader.NUMBER, Long.toString(numbers[partition]++));
        header(record, RecordHeader.ID, new UUID(1, sent).toString());
        header(record, RecordHeader.TIME, began.plusMillis(sent).toString());
        header(record, RecordHeader.POSITION, Long.toString(FIRST + sent++));
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String key, String value) {
        record.headers().remove(key).add(key, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
