package io.incidentledger.query.summary;

import org.jspecify.annotations.Nullable;

/**
 * How sending is.
 *
 * @param state what this node does
 * @param reason why, where that is not plain
 * @param position everything up to it is on the topics; -1 before anything is, and where this node
 *     does not send
 * @param keys how many keys the topics have; 0 where this node does not send
 * @param sent how many records this node has sent since it took over
 */
public record SummaryStatus(
        State state, @Nullable String reason, long position, int keys, long sent) {
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
        return new SummaryStatus(state, reason, -1, 0, 0);
    }
}
