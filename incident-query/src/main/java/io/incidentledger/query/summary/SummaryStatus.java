package io.incidentledger.query.summary;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * How sending is.
 *
 * @param state what this node does
 * @param reason why, where that is not plain
 * @param position everything up to it is on the topics; -1 before anything is, and where this node
 *     does not send
 * @param recordedUntil so is everything recorded until then; null before anything is, and where
 *     this node does not send
 * @param keys how many keys the topics have; 0 where this node does not send
 * @param sent how many records this node has sent since it took over
 */
public record SummaryStatus(
        State state,
        @Nullable String reason,
        long position,
        @Nullable Instant recordedUntil,
        int keys,
        long sent) {
    /** What a node can be doing. */
    public enum State {
        /** Another one sends, or this one is about to. */
        STANDBY,
        /** The topics do not exist yet. */
        WAITING_FOR_TOPICS,
        ACTIVE,
        /** It tries again. */
        RETRYING,
        CLOSED
    }

    static SummaryStatus idle(State state, @Nullable String reason) {
        return new SummaryStatus(state, reason, -1, null, 0, 0);
    }

    /** How old what was sent is, whatever the reason; NaN where nobody can say. */
    public double lagSeconds(Instant now) {
        return recordedUntil == null
                ? Double.NaN
                : Math.max(0, Duration.between(recordedUntil, now).toMillis() / 1_000.0);
    }
}
