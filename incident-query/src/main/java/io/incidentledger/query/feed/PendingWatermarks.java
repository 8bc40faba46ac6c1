package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;
import io.incidentledger.query.feed.FeedPosition.Slot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Watermarks that have come before all of what they count has been applied. The stored position of
 * their partition stays in front of the first of them, so that a restart reads them again.
 *
 * @param stored where their partition stands in the database
 * @param read where it has been read to
 * @param waiting what has come since, oldest first
 */
record PendingWatermarks(FeedPosition stored, FeedPosition read, List<Waiting> waiting) {
    /** Past this many every second one is forgotten: only how finely the view catches up. */
    static final int LIMIT = 1024;

    /** One watermark and its offset. */
    record Waiting(long offset, Watermark watermark) {}

    /**
     * What a commit may say.
     *
     * @param reached the highest watermark that is fully applied; null if none is
     * @param before where the partition of the watermarks stands in the database
     * @param after what is left
     */
    record Advance(@Nullable Watermark reached, FeedPosition before, PendingWatermarks after) {
        boolean moves() {
            return !before.equals(after.stored);
        }
    }

    PendingWatermarks {
        waiting = List.copyOf(waiting);
    }

    static PendingWatermarks from(FeedPosition stored) {
        return new PendingWatermarks(stored, stored, List.of());
    }

    PendingWatermarks with(long offset, @Nullable Integer epoch, Watermark watermark) {
        List<Waiting> more = new ArrayList<>(waiting);
        more.add(new Waiting(offset, watermark));
        return new PendingWatermarks(
                stored, read.at(offset + 1, epoch), more.size() > LIMIT ? everySecond(more) : more);
    }

    /**
     * What is reached once the partitions stand there.
     *
     * @param nextNumber for each partition the number of the next record to be applied
     */
    Advance advance(ToLongFunction<Slot> nextNumber) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Watermark watermark = waiting.get(i).watermark();
            if (isApplied(watermark, nextNumber)) {
                List<Waiting> left = waiting.subList(i + 1, waiting.size());
                return new Advance(
                        watermark, stored, new PendingWatermarks(next(left), read, left));
            }
        }
        return new Advance(null, stored, this);
    }

    private FeedPosition next(List<Waiting> left) {
        return left.isEmpty() ? read : read.at(left.getFirst().offset(), read.leaderEpoch());
    }

    private static boolean isApplied(Watermark watermark, ToLongFunction<Slot> nextNumber) {
        for (Topic topic : Topic.values()) {
            Map<String, Long> last = watermark.numbers().getOrDefault(topic.topicName(), Map.of());
            for (Map.Entry<String, Long> number : last.entrySet()) {
                Slot slot = new Slot(topic, Integer.parseInt(number.getKey()));
                if (nextNumber.applyAsLong(slot) <= number.getValue()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Waiting> everySecond(List<Waiting> all) {
        List<Waiting> thinned = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            thinned.add(all.get(i));
        }
        return thinned;
    }
}
