package io.incidentledger.query.feed;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How the feed is.
 *
 * @param state what it is doing
 * @param reason why, where that is not plain
 * @param recordedUntil everything recorded until then has been applied; null if never known
 * @param partitions how each partition of this process is, by topic and number
 * @param parked whose records are kept aside in them: incidents, or catalogue; a place of the topic
 *     for a record that is none of ours
 */
public record FeedStatus(
        State state,
        @Nullable String reason,
        @Nullable Instant recordedUntil,
        List<PartitionStatus> partitions,
        List<String> parked) {
    /** What a feed can be doing. */
    public enum State {
        STARTING,
        /** The topics do not exist yet. */
        WAITING_FOR_TOPICS,
        RUNNING,
        /** The broker or the database is away; it tries again. */
        RETRYING,
        /** It will not go on by itself. */
        STOPPED,
        CLOSED
    }

    /**
     * How one partition is.
     *
     * @param nextOffset the offset of the next record to be applied
     * @param lag how many records the broker has beyond that; null if not known yet
     * @param halt why it is no longer read; null while it is
     */
    public record PartitionStatus(
            String topic,
            int partition,
            long nextOffset,
            @Nullable Long lag,
            @Nullable Halt halt) {}

    public FeedStatus {
        partitions = List.copyOf(partitions);
        parked = List.copyOf(parked);
    }

    static FeedStatus of(State state) {
        return new FeedStatus(state, null, null, List.of(), List.of());
    }

    /** The same partitions in another state. */
    FeedStatus now(State next, @Nullable String why) {
        return new FeedStatus(next, why, recordedUntil, partitions, parked);
    }

    /** Which partitions are halted, and why. */
    public List<Halt> halts() {
        return partitions.stream()
                .flatMap(partition -> Stream.ofNullable(partition.halt()))
                .toList();
    }

    /** How many records are waiting in all partitions, as far as that is known. */
    public long lag() {
        return partitions.stream()
                .map(PartitionStatus::lag)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How long ago that moment is until which everything is applied; seconds, NaN if not known. */
    public double lagSeconds(Instant now) {
        return recordedUntil == null
                ? Double.NaN
                : Math.max(0, Duration.between(recordedUntil, now).toMillis() / 1e3);
    }
}
