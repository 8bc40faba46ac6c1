package io.incidentledger.query.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What one poll brought of one partition.
 *
 * @param before where the partition stood
 * @param steps what can be applied, in order
 * @param halt why the rest cannot; null if there is no rest
 */
record PartitionBatch(FeedPosition before, List<Step> steps, @Nullable Halt halt) {
    /**
     * One record.
     *
     * @param offset its offset
     * @param record what to apply; null for one that was applied before
     * @param after where the partition stands behind it
     */
    record Step(long offset, @Nullable PublishedRecord record, FeedPosition after) {}

    PartitionBatch {
        steps = List.copyOf(steps);
    }

    /**
     * Reads records up to the first that must not be applied: a number already seen is dropped, a
     * gap in the numbers or an unreadable record ends it.
     */
    static PartitionBatch read(FeedPosition before, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Step> steps = new ArrayList<>();
        FeedPosition at = before;
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            try {
                PublishedRecord record = RecordReader.read(at.slot().topic(), raw);
                if (record.number() > at.nextNumber()) {
                    throw new UnreadableRecord(
                            "has the number %d where %d is next: records are missing"
                                    .formatted(record.number(), at.nextNumber()));
                }
                boolean seen = record.number() < at.nextNumber();
                at = at.past(raw.offset(), raw.leaderEpoch().orElse(null), record.number());
                steps.add(new Step(raw.offset(), seen ? null : record, at));
            } catch (UnreadableRecord unreadable) {
                String reason = Objects.requireNonNull(unreadable.getMessage());
                return new PartitionBatch(before, steps, Halt.at(at.slot(), raw.offset(), reason));
            }
        }
        return new PartitionBatch(before, steps, null);
    }

    /** Where the partition stands when all of it is applied. */
    FeedPosition after() {
        return steps.isEmpty() ? before : steps.getLast().after();
    }

    /** What to apply. */
    List<PublishedRecord> records() {
        return steps.stream().map(Step::record).filter(Objects::nonNull).toList();
    }

    /** Each step as a batch of its own. */
    List<PartitionBatch> oneByOne() {
        List<PartitionBatch> single = new ArrayList<>();
        FeedPosition at = before;
        for (Step step : steps) {
            single.add(new PartitionBatch(at, List.of(step), null));
            at = step.after();
        }
        return single;
    }
}
