package io.incidentledger.command.publication;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Goes through the topics, lane by lane, from the first record to where it ended at first. */
final class LaneWalk implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Lane, Long> ends;

    /**
     * Looks where the lanes end. One whose topic is not there ends where it begins.
     *
     * @throws KafkaException if the broker does not answer in time
     */
    LaneWalk(Map<String, Object> kafka, List<Lane> lanes) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            Set<String> there = consumer.listTopics(TIMEOUT).keySet();
            Map<TopicPartition, Long> offsets =
                    consumer.endOffsets(
                            lanes.stream()
                                    .filter(lane -> there.contains(lane.topic().topicName()))
                                    .map(LaneWalk::partition)
                                    .toList(),
                            TIMEOUT);
            ends =
                    lanes.stream()
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(),
                                            lane -> offsets.getOrDefault(partition(lane), 0L)));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static TopicPartition partition(Lane lane) {
        return new TopicPartition(lane.topic().topicName(), lane.partition());
    }

    /**
     * Goes through one.
     *
     * @return how many records it has
     * @throws KafkaException if the broker does not answer in time
     */
    long through(Lane lane, LaneComparison comparison) {
        TopicPartition partition = partition(lane);
        long end = requireNonNull(ends.get(lane));
        if (end == 0) {
            return 0;
        }
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long records = 0;
        long progress = System.nanoTime();
        while (consumer.position(partition, TIMEOUT) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (record.offset() < end) {
                    comparison.take(record);
                    records++;
                }
                progress = System.nanoTime();
            }
            if (System.nanoTime() - progress > TIMEOUT.toNanos()) {
                throw new KafkaException(partition + " could not be read to its end");
            }
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
