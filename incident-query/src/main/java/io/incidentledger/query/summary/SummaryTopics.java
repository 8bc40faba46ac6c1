package io.incidentledger.query.summary;

import io.incidentledger.api.stream.DerivedTopic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The clients of the derived topics, with the settings that their promises rest on. */
final class SummaryTopics {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long STALL_NANOS = Duration.ofSeconds(30).toNanos();

    /** One for the installation: whoever begins with it ends what another does under it. */
    private static final String TRANSACTIONS = "incident.summary";

    private final Map<String, Object> connection;

    SummaryTopics(Map<String, Object> connection) {
        this.connection = Map.copyOf(connection);
    }

    /** Transactions are the fence: a node that was taken for dead cannot send any more. */
    Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONS);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Names of those that the broker does not have. */
    List<String> missing() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return Stream.of(DerivedTopic.values())
                    .map(DerivedTopic::topicName)
                    .filter(name -> !consumer.listTopics(PATIENCE).containsKey(name))
                    .toList();
        }
    }

    /**
     * Everything that the topics say, up to their ends at this moment.
     *
     * @throws KafkaException if the broker does not answer, or has not got the topics
     */
    LastSent read() {
        LastSent last = new LastSent();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            for (DerivedTopic topic : DerivedTopic.values()) {
                read(consumer, topic, last);
            }
        }
        return last;
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer, DerivedTopic topic, LastSent last) {
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < DerivedTopic.PARTITIONS; partition++) {
            all.add(new TopicPartition(topic.topicName(), partition));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all, PATIENCE);
        long lastHeard = System.nanoTime();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
            for (var record : consumer.poll(POLL)) {
                last.read(topic, record);
                lastHeard = System.nanoTime();
            }
            if (System.nanoTime() - lastHeard > STALL_NANOS) {
                throw new TimeoutException(topic.topicName() + " cannot be read to its end");
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
