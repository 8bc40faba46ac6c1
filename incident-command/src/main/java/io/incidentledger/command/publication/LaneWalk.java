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
import java.util.stream.Collectors;

/**
 * Goes through the topics, lane by lane, from the first record to where it ended at first. A lane
 * that the broker does not have has no end.
 */
final class LaneWalk implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Lane, Long> ends;

    /**
     * Looks where the lanes end.
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
            // Asked for the end of what is not there, the client waits until it is.
            Set<TopicPartition> there = there();
            List<Lane> known = lanes.stream().filter(it -> there.contains(partition(it))).toList();
            Map<TopicPartition, Long> offsets =
                    consumer.endOffsets(known.stream().map(LaneWalk::partition).toList(), TIMEOUT);
            ends =
                    known.stream()
                            .collect(
                                    Collectors.toMap(
                                            lane -> lane,
                                            lane -> requireNonNull(offsets.get(partition(lane)))));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private Set<TopicPartition> there() {
        return consumer.listTopics(TIMEOUT).values().stream()
                .flatMap(List::stream)
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .collect(Collectors.toSet());
    }

    /** Whether the broker has it. */
    boolean has(Lane lane) {
        return ends.containsKey(lane);
    }

    private static TopicPartition partition(Lane lane) {
        return new TopicPartition(lane.topic().topicName(), lane.partition());
    }

    /**
     * Goes through one that the broker {@linkplain #has has}.
     *
     * @return how many records it has
     * @throws KafkaException if the broker does not answer in time
     */
    long through(Lane lane, LaneComparison comparison) {
        TopicPartition partition = partition(lane);
        long end = requireNonNull(ends.get(lane));
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
