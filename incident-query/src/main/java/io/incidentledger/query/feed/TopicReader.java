package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.feed.FeedPosition.Slot;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the partitions that the group gives this process, from where the database says that they
 * stand, but for those that are halted. Not for more than one thread.
 */
final class TopicReader {
    /** How long a poll waits for the first record. */
    private static final Duration POLL = Duration.ofMillis(250);

    /** The same where others apply too: their commits wake nobody here. */
    private static final Duration SHORT_POLL = Duration.ofMillis(25);

    /** With nothing read for so long, the broker is asked whether it is there at all. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Map<TopicPartition, Slot> SLOTS =
            Slot.ALL.stream().collect(Collectors.toMap(Slot::onBroker, Function.identity()));

    private final Consumer<byte[], byte[]> consumer;
    private final Progress progress;
    private long lastHeard = System.nanoTime();

    /** Told who reads what. */
    interface Assignment {
        /** These are to be read from now on; answers from where. */
        List<FeedPosition> given(Collection<Slot> slots);

        /** Another process reads these now. */
        void taken(Collection<Slot> slots);
    }

    TopicReader(Consumer<byte[], byte[]> consumer, Progress progress, Assignment assignment) {
        this.consumer = consumer;
        this.progress = progress;
        consumer.subscribe(
                Stream.of(Topic.values()).map(Topic::topicName).toList(),
                new ConsumerRebalanceListener() {
                    @Override
                    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                        assignment.given(slots(partitions)).forEach(TopicReader.this::seek);
                    }

                    @Override
                    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                        assignment.taken(slots(partitions));
                    }
                });
    }

    private void seek(FeedPosition position) {
        consumer.seek(
                position.slot().onBroker(),
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
        pauseHalted();
        try {
            ConsumerRecords<byte[], byte[]> polled =
                    consumer.poll(progress.isWhole() ? POLL : SHORT_POLL);
            if (polled.isEmpty()) {
                askIfSilent();
            } else {
                lastHeard = System.nanoTime();
            }
            Map<Slot, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();
            polled.partitions().forEach(p -> records.put(slot(p), polled.records(p)));
            return records;
        } catch (OffsetOutOfRangeException gone) {
            gone.partitions().forEach(partition -> haltLost(partition, gone));
            return Map.of();
        }
    }

    private void haltLost(TopicPartition partition, OffsetOutOfRangeException gone) {
        Slot slot = slot(partition);
        long offset = progress.position(slot).nextOffset();
        String reason = "is not on the broker: the topic was cut. " + gone.getMessage();
        progress.halt(Halt.at(slot, offset, reason), slot);
    }

    private void pauseHalted() {
        consumer.pause(progress.halts().keySet().stream().map(Slot::onBroker).toList());
    }

    /** A consumer without a broker just returns nothing, for ever. */
    private void askIfSilent() {
        if (System.nanoTime() - lastHeard > SILENCE.toNanos()) {
            consumer.endOffsets(List.of(Slot.ALL.getFirst().onBroker()), PATIENCE);
            lastHeard = System.nanoTime();
        }
    }

    /** How many records the broker has beyond what was read; null if not known yet. */
    @Nullable Long lag(Slot slot) {
        if (!consumer.assignment().contains(slot.onBroker())) {
            return null;
        }
        OptionalLong lag = consumer.currentLag(slot.onBroker());
        return lag.isPresent() ? lag.getAsLong() : null;
    }

    private static List<Slot> slots(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicReader::slot).toList();
    }

    private static Slot slot(TopicPartition partition) {
        return Objects.requireNonNull(SLOTS.get(partition));
    }
}
