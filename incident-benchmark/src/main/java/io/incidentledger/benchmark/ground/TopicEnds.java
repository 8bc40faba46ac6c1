package io.incidentledger.benchmark.ground;

import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many events are in the topics: publication itself notes that once a second only. */
public final class TopicEnds implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** Of topics that are there. */
    public TopicEnds(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        partitions =
                Stream.of(Topic.EVENTS, Topic.CATALOGUE)
                        .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
    }

    /** Their number; each is there once. */
    public synchronized long sum() {
        return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
