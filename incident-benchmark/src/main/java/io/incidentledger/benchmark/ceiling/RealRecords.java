package io.incidentledger.benchmark.ceiling;

import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records that the product has published. */
public final class RealRecords {
    private static final Duration POLL = Duration.ofMillis(200);

    private RealRecords() {}

    /**
     * The first ones of each partition.
     *
     * @param atLeast how many altogether; so many must be there
     */
    public static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, int atLeast) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            consumer.assign(partitions(consumer, Topic.EVENTS.topicName()));
            consumer.seekToBeginning(consumer.assignment());
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (records.size() < atLeast) {
                consumer.poll(POLL).forEach(records::add);
            }
            return List.copyOf(records.subList(0, atLeast));
        }
    }

    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream().map(RealRecords::partition).toList();
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "none",
                        "max.poll.records",
                        10_000,
                        "max.partition.fetch.bytes",
                        16 << 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
