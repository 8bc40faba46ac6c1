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
 * @param steps its records up to the halt, in order
 * @param halt why the rest must not be passed; null if there is no rest
 */
record PartitionBatch(FeedPosition before, List<Step> steps, @Nullable Halt halt) {
    PartitionBatch {
        steps = List.copyOf(steps);
    }

    /**
     * Reads records up to the first that must not be passed: behind a gap in the numbers, or with a
     * number of ours and nobody whom it is about. What merely cannot be read is one step of many.
     */
    static PartitionBatch read(
            FeedPosition before, List<ConsumerRecord<byte[], byte[]>> records, Discards discards) {
        List<Step> steps = new ArrayList<>();
        FeedPosition at = before;
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            try {
                Step step = step(at, raw, discards);
                steps.add(step);
                at = step.after();
            } catch (UnreadableRecord unpassable) {
                String reason = Objects.requireNonNull(unpassable.getMessage());
                return new PartitionBatch(before, steps, Halt.at(at.slot(), raw.offset(), reason));
            }
        }
        return new PartitionBatch(before, steps, null);
    }

    private static Step step(
            FeedPosition at, ConsumerRecord<byte[], byte[]> raw, Discards discards) {
        Long number = RecordReader.number(raw);
        @Nullable Integer epoch = raw.leaderEpoch().orElse(null);
        if (discards.contain(at.slot(), number, raw.offset())) {
            return new Step.Discarded(raw, at.past(raw.offset(), epoch, number));
        }
        if (number == null) {
            String place = "%s@%d".formatted(at.slot(), raw.offset());
            return new Step.Unreadable(
                    raw, place, null, "is none of ours", at.past(raw.offset(), epoch, null));
        }
        if (number > at.nextNumber()) {
            throw new UnreadableRecord(
                    "has the number %d where %d is next: records are missing"
                            .formatted(number, at.nextNumber()));
        }
        FeedPosition after = at.past(raw.offset(), epoch, number);
        try {
            PublishedRecord record = RecordReader.read(at.slot().topic(), raw);
            return number < at.nextNumber()
                    ? new Step.Repeated(raw, record, after)
                    : new Step.Next(raw, record, after);
        } catch (UnreadableRecord unreadable) {
            return number < at.nextNumber()
                    ? new Step.Repeated(raw, null, after)
                    : new Step.Unreadable(
                            raw,
                            RecordReader.subject(raw),
                            number,
                            Objects.requireNonNull(unreadable.getMessage()),
                            after);
        }
    }

    /** Where the partition stands when all of it is applied. */
    FeedPosition after() {
        return steps.isEmpty() ? before : steps.getLast().after();
    }

    /** It without what comes behind some of its steps, and halted there. */
    PartitionBatch upTo(int count, Halt reason) {
        return new PartitionBatch(before, steps.subList(0, count), reason);
    }

    /** It with another in place of its only step. */
    PartitionBatch with(Step only) {
        return new PartitionBatch(before, List.of(only), halt);
    }

    /** Its two halves, if it has more than one step. */
    List<PartitionBatch> halves() {
        int middle = steps.size() / 2;
        return List.of(
                new PartitionBatch(before, steps.subList(0, middle), null),
                new PartitionBatch(
                        steps.get(middle - 1).after(), steps.subList(middle, steps.size()), halt));
    }
}
