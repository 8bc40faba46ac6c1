package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.feed.FeedPosition.Slot;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads every partition that is not halted from where it stands. Not for more than one thread. */
final class TopicReader {
    /** How long a poll waits for the first record. */
    private static final Duration POLL = Duration.ofMillis(250);

    /** With nothing read for so long, the broker is asked whether it is there at all. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Slot> slots = new HashMap<>();
    private final Progress progress;
    private long lastHeard = System.nanoTime();

    TopicReader(Consumer<byte[], byte[]> consumer, Progress progress) {
        this.consumer = consumer;
        this.progress = progress;
        progress.positions().keySet().forEach(slot -> slots.put(partition(slot), slot));
        consumer.assign(slots.keySet());
        progress.positions().values().forEach(this::seek);
    }

    private void seek(FeedPosition position) {
        consumer.seek(
                partition(position.slot()),
                new OffsetAndMetadata(
                        position.nextOffset(), Optional.ofNullable(position.leaderEpoch()), ""));
    }

    /**
     * The next records by partition, perhaps none. A partition that the broker has no longer from
     * where it should be read is halted.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    Map<Slot, List<ConsumerRecord<byte[], byte[]>>> poll() {
        leaveHalted();
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            if (polled.isEmpty()) {
                askIfSilent();
            } else {
                lastHeard = System.nanoTime();
            }
            Map<Slot, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();
            polled.partitions().forEach(p -> records.put(slots.get(p), polled.records(p)));
            return records;
        } catch (OffsetOutOfRangeException gone) {
            gone.partitions().forEach(partition -> haltLost(partition, gone));
            return Map.of();
        }
    }

    private void haltLost(TopicPartition partition, OffsetOutOfRangeException gone) {
        Slot slot = slots.get(partition);
        if (slot != null) {
            long offset = progress.position(slot).nextOffset();
            String reason = "is not on the broker: the topic was cut. " + gone.getMessage();
            progress.halt(Halt.at(slot, offset, reason), slot);
        }
    }

    private void leaveHalted() {
        Set<TopicPartition> going =
                slots.entrySet().stream()
                        .filter(slot -> !progress.halts().containsKey(slot.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        if (!going.equals(consumer.assignment())) {
            consumer.assign(going);
        }
    }

    /** A consumer without a broker just returns nothing, for ever. */
    private void askIfSilent() {
        if (System.nanoTime() - lastHeard > SILENCE.toNanos()) {
            consumer.endOffsets(consumer.assignment(), PATIENCE);
            lastHeard = System.nanoTime();
        }
    }

    /** How many records the broker has beyond what was read; null if not known yet. */
    @Nullable Long lag(Slot slot) {
        TopicPartition partition = partition(slot);
        if (!consumer.assignment().contains(partition)) {
            return null;
        }
        OptionalLong lag = consumer.currentLag(partition);
        return lag.isPresent() ? lag.getAsLong() : null;
    }

    private static TopicPartition partition(Slot slot) {
        Topic topic = slot.topic();
        return new TopicPartition(topic.topicName(), slot.partition());
    }
}
