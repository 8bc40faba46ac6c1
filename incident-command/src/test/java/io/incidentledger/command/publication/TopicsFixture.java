package io.incidentledger.command.publication;

import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.embedded.Backends;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The product's topics on a real broker, all gone at first. */
final class TopicsFixture implements AutoCloseable {
    static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", Backends.kafka().bootstrapServers());
    private final Admin admin = Admin.create(KAFKA);

    TopicsFixture() {
        Arrays.stream(Topic.values()).forEach(this::delete);
    }

    void delete(Topic topic) {
        if (exists(topic)) {
            try {
                admin.deleteTopics(List.of(topic.topicName())).all().get();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            await().until(() -> !exists(topic));
        }
    }

    private boolean exists(Topic topic) {
        try {
            return admin.listTopics().names().get().contains(topic.topicName());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void create(Topic topic, int partitions, Map<String, String> settings) throws Exception {
        admin.createTopics(
                        List.of(
                                new NewTopic(topic.topicName(), partitions, (short) 1)
                                        .configs(settings)))
                .all()
                .get();
    }

    void set(Topic topic, String setting, String value) throws Exception {
        admin.incrementalAlterConfigs(
                        Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()),
                                List.of(
                                        new AlterConfigOp(
                                                new ConfigEntry(setting, value),
                                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    /** Writes a record past the publisher, as it is. */
    void produce(ConsumerRecord<byte[], byte[]> record) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    record.topic(),
                                    record.partition(),
                                    record.key(),
                                    record.value(),
                                    record.headers()))
                    .get();
        }
    }

    /** Everything in a topic, partition by partition. */
    List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        if (!exists(topic)) {
            return List.of();
        }
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        KAFKA, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    IntStream.range(0, topic.partitions())
                            .mapToObj(i -> new TopicPartition(topic.topicName(), i))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(
                            partition ->
                                    consumer.position(partition)
                                            < Objects.requireNonNull(ends.get(partition)))) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }

    /** What each event's record says it is, such as {@code A@0}, partition by partition. */
    List<String> events() {
        return records(Topic.EVENTS).stream()
                .map(
                        record ->
                                header(record, RecordHeader.STREAM)
                                        + "@"
                                        + header(record, RecordHeader.SEQUENCE))
                .toList();
    }

    static String header(ConsumerRecord<?, ?> record, String key) {
        return new String(record.headers().lastHeader(key).value(), UTF_8);
    }

    @Override
    public void close() {
        admin.close();
    }
}
