package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How far a view looks on the valid axis.
 *
 * @param validAt the moment; null without an upper bound
 */
public record Cut(@Nullable Instant validAt) {
    /** Whether it may have happened by then. */
    public boolean maybe(OccurredAt at) {
        return validAt == null || !at.earliest().isAfter(validAt);
    }

    /** Whether it must have happened by then. */
    public boolean surely(OccurredAt at) {
        return validAt == null || !at.latest().isAfter(validAt);
    }

    /** Whether a phase may last then: from the earliest start to before the latest end. */
    boolean mayHold(PhaseRow phase) {
        OccurredAt ended = phase.ended();
        if (validAt == null) {
            return ended == null;
        }
        return maybe(phase.started()) && (ended == null || validAt.isBefore(ended.latest()));
    }
}
