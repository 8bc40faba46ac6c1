package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;
import io.incidentledger.query.feed.FeedPosition.Slot;
import io.incidentledger.query.feed.PendingWatermarks.Advance;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where each partition of this process stands as the database last confirmed it, and what of it is
 * halted or parked. Belongs to the one thread of the feed.
 */
final class Progress {
    private static final Slot PUBLICATION = new Slot(Topic.PUBLICATION, 0);

    private final Map<Slot, FeedPosition> positions = new TreeMap<>();
    private final Map<Slot, Long> elsewhere = new HashMap<>();
    private final Map<Slot, Halt> halts = new TreeMap<>();
    private final Map<String, Slot> parked = new HashMap<>();
    private Discards discards = Discards.NONE;
    private @Nullable PendingWatermarks pending;
    private @Nullable Instant recordedUntil;

    /** These partitions are this process's from now on; their subjects may be parked. */
    void assign(
            Collection<FeedPosition> assigned, Map<String, Slot> parkedSubjects, Discards given) {
        for (FeedPosition position : assigned) {
            positions.put(position.slot(), position);
            if (position.slot().equals(PUBLICATION)) {
                pending = PendingWatermarks.from(position);
            }
        }
        parked.putAll(parkedSubjects);
        discards = given;
    }

    /** These are another process's now. */
    void revoke(Collection<Slot> slots) {
        slots.forEach(positions::remove);
        slots.forEach(halts::remove);
        parked.values().removeAll(slots);
        if (slots.contains(PUBLICATION)) {
            pending = null;
        }
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

    /** Whose records are kept aside. */
    Set<String> parked() {
        return parked.keySet();
    }

    void park(Map<String, Slot> subjects) {
        parked.putAll(subjects);
    }

    void unpark(String subject) {
        parked.remove(subject);
    }

    /** What is never to be applied. */
    Discards discards() {
        return discards;
    }

    void discards(Discards now) {
        discards = now;
    }

    void watermark(long offset, @Nullable Integer epoch, Watermark watermark) {
        pending = Objects.requireNonNull(pending).with(offset, epoch, watermark);
    }

    /** Whether a watermark waits that may count what other processes apply. */
    boolean waitsForOthers() {
        return pending != null && !pending.waiting().isEmpty() && !isWhole();
    }

    /** Whether all partitions are this process's. */
    boolean isWhole() {
        return positions.size() == Slot.ALL.size();
    }

    /** How far the partitions of other processes have come: the next number of each. */
    void others(Map<Slot, Long> nextNumbers) {
        elsewhere.putAll(nextNumbers);
    }

    /** Whether this process is the one that moves the watermark. */
    boolean movesWatermark() {
        return pending != null;
    }

    /** What the watermark becomes once these partitions stand there; null if it is not ours. */
    @Nullable Advance advance(Map<Slot, FeedPosition> after) {
        return pending == null
                ? null
                : pending.advance(
                        slot -> {
                            FeedPosition own = after.getOrDefault(slot, positions.get(slot));
                            return own == null
                                    ? elsewhere.getOrDefault(slot, 0L)
                                    : own.nextNumber();
                        });
    }

    /** Until when everything recorded has been applied; null if that was never known. */
    @Nullable Instant recordedUntil() {
        return recordedUntil;
    }

    void reached(Instant until) {
        recordedUntil = until;
    }

    void committed(Map<Slot, FeedPosition> after, @Nullable Advance advance) {
        positions.putAll(after);
        if (advance != null) {
            pending = advance.after();
            positions.put(PUBLICATION, advance.after().stored());
        }
    }
}
