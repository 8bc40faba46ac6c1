package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Watermark;
import io.incidentledger.query.feed.FeedPosition.Slot;
import io.incidentledger.query.feed.PendingWatermarks.Advance;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where each partition stands as the database last confirmed it, and which are halted. Belongs to
 * the one thread of the feed.
 */
final class Progress {
    private final Map<Slot, FeedPosition> positions;
    private final Map<Slot, Halt> halts = new TreeMap<>();
    private final Slot publication;
    private PendingWatermarks pending;
    private @Nullable Instant recordedUntil;

    Progress(Map<Slot, FeedPosition> positions, Slot publication) {
        this.positions = new TreeMap<>(positions);
        this.publication = publication;
        this.pending = PendingWatermarks.from(position(publication));
    }

    FeedPosition position(Slot slot) {
        return Objects.requireNonNull(positions.get(slot));
    }

    Map<Slot, FeedPosition> positions() {
        return positions;
    }

    Map<Slot, Halt> halts() {
        return halts;
    }

    void halt(Halt halt, Slot slot) {
        halts.put(slot, halt);
    }

    void noteHalt(PartitionBatch batch) {
        if (batch.halt() != null) {
            halts.put(batch.before().slot(), batch.halt());
        }
    }

    void watermark(long offset, @Nullable Integer epoch, Watermark watermark) {
        pending = pending.with(offset, epoch, watermark);
    }

    /** What the watermark becomes once these partitions stand there, the others as they do. */
    Advance advance(Map<Slot, FeedPosition> after) {
        return pending.advance(
                slot -> {
                    FeedPosition position = after.getOrDefault(slot, positions.get(slot));
                    return position == null ? 0 : position.nextNumber();
                });
    }

    /** Until when everything recorded has been applied; null if that was never known. */
    @Nullable Instant recordedUntil() {
        return recordedUntil;
    }

    void reached(Instant until) {
        recordedUntil = until;
    }

    void committed(Map<Slot, FeedPosition> after, PendingWatermarks left) {
        positions.putAll(after);
        pending = left;
        positions.put(publication, left.stored());
    }
}
