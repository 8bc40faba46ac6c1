package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.feed.FeedPosition.Slot;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Fills tables of their own from the start of the topics, with a consumer of its own that belongs
 * to no group, much at once. It applies just as the {@link Feed} does, but for watermarks, and goes
 * on from where the tables say that they stand. Not for more than one thread.
 */
public final class Filling implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<Slot> SLOTS =
            Slot.ALL.stream().filter(slot -> slot.topic() != Topic.PUBLICATION).toList();

    private final FeedPositionRepository positions;
    private final FeedWriter writer;
    private final Progress progress = new Progress();
    private final Consumer<byte[], byte[]> consumer;
    private final long lastPosition;
    private final Set<Slot> past = new HashSet<>();

    /**
     * @param kafka how to reach the broker
     * @param jdbc on the tables that are filled
     * @param transactions of the same
     * @param projections what to keep, in this order
     * @param lastPosition nothing behind it is applied
     * @throws IllegalStateException if the topics are not there
     */
    public Filling(
            Map<String, Object> kafka,
            JdbcOperations jdbc,
            TransactionOperations transactions,
            List<Projection> projections,
            long lastPosition) {
        FeedClients clients = new FeedClients(kafka);
        this.positions = new FeedPositionRepository(jdbc);
        this.writer = new FeedWriter(jdbc, transactions, projections, FeedTelemetry.silent());
        this.lastPosition = lastPosition;
        try (Admin admin = clients.admin()) {
            Map<Topic, UUID> topics = TopicIds.find(admin);
            if (topics.size() < Topic.values().length) {
                throw new IllegalStateException("There are no topics to be read yet");
            }
            positions.open(topics);
        }
        progress.assign(
                positions.of(SLOTS),
                new ParkingRepository(jdbc).subjects(SLOTS),
                new DiscardRepository(jdbc).read());
        consumer = clients.bulkConsumer();
        consumer.assign(SLOTS.stream().map(Slot::onBroker).toList());
        SLOTS.forEach(this::seek);
    }

    private void seek(Slot slot) {
        consumer.seek(slot.onBroker(), progress.position(slot).nextOffset());
    }

    /**
     * Reads once and applies that.
     *
     * @param targets the number of each partition up to which, but without which, it is filled
     * @return whether all of that is applied
     * @throws IllegalStateException if a partition cannot be passed
     */
    public boolean step(Map<Slot, Long> targets) {
        List<Slot> due = SLOTS.stream().filter(slot -> isDue(slot, targets)).toList();
        if (due.isEmpty()) {
            return true;
        }
        consumer.pause(consumer.assignment());
        consumer.resume(due.stream().map(Slot::onBroker).toList());
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        List<PartitionBatch> batches = new ArrayList<>();
        for (Slot slot : due) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(slot.onBroker());
            batches.add(
                    PartitionBatch.read(
                            progress.position(slot),
                            within(slot, records, targets),
                            progress.discards()));
        }
        writer.apply(progress, batches);
        for (Slot slot : due) {
            Halt halt = progress.halts().get(slot);
            if (halt != null) {
                throw new IllegalStateException(halt.toString());
            }
            if (!polled.records(slot.onBroker()).isEmpty()) {
                seek(slot);
            }
        }
        return false;
    }

    private boolean isDue(Slot slot, Map<Slot, Long> targets) {
        return !past.contains(slot)
                && progress.position(slot).nextNumber() < targets.getOrDefault(slot, 0L);
    }

    private List<ConsumerRecord<byte[], byte[]>> within(
            Slot slot, List<ConsumerRecord<byte[], byte[]>> records, Map<Slot, Long> targets) {
        long end = Objects.requireNonNull(targets.get(slot));
        for (int i = 0; i < records.size(); i++) {
            Long number = RecordReader.number(records.get(i));
            if (number != null && number >= end) {
                return records.subList(0, i);
            }
            if (RecordReader.position(records.get(i)) > lastPosition) {
                past.add(slot);
                return records.subList(0, i);
            }
        }
        return records;
    }

    /** The number of the next record, of each partition that is filled. */
    public static Map<Slot, Long> nextNumbers(JdbcOperations jdbc) {
        return new FeedPositionRepository(jdbc).nextNumbers();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
