package io.incidentledger.command.publication;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * How publication is doing, for health and metrics.
 *
 * @param reason why it is halted or last failed, or what it had to repair; null when all is well
 * @param sequenced the last position given; -1 before the first or when not active
 * @param acknowledged the last position that Kafka has acknowledged; -1 likewise
 * @param goal what the topics are to have again after a republication; -1 for nothing, or likewise
 * @param recordedUntil the last watermark's moment; the epoch before the first
 * @param horizonAge for how long one open transaction has held the horizon; zero when none does
 */
public record PublisherStatus(
        State state,
        @Nullable String reason,
        long sequenced,
        long acknowledged,
        long goal,
        Instant recordedUntil,
        Duration horizonAge) {
    /** What the publisher is. */
    public enum State {
        /** Holds the lock, sequences and sends. */
        ACTIVE,
        /** Waits for the lock, or for a fault to pass. */
        STANDBY,
        /** Has stopped until somebody decides; the reason says what they have to look at. */
        HALTED,
        /** Not started, or closed. */
        CLOSED
    }

    static final PublisherStatus UNSTARTED = idle(State.CLOSED, null);

    static PublisherStatus idle(State state, @Nullable String reason) {
        return new PublisherStatus(state, reason, -1, -1, -1, Instant.EPOCH, Duration.ZERO);
    }

    /** How many events have a position and have not been acknowledged by Kafka. */
    public long lag() {
        return sequenced - acknowledged;
    }

    /** How many events the topics still lack of what they are to have again. */
    public long unfilled() {
        return Math.max(0, goal - acknowledged);
    }

    /** How long ago the moment is until which everything recorded is published; seconds. */
    public double lagSeconds(Instant now) {
        return Math.max(0, Duration.between(recordedUntil, now).toMillis() / 1e3);
    }

    PublisherStatus because(String reason) {
        return new PublisherStatus(
                state, reason, sequenced, acknowledged, goal, recordedUntil, horizonAge);
    }
}
