package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A time between two moments, at the second of which it is over.
 *
 * @param to null while it lasts
 */
record Span(Instant from, @Nullable Instant to) {
    /** The longest that it can have been. */
    static Span possible(OccurredAt from, @Nullable OccurredAt to) {
        return new Span(from.earliest(), to == null ? null : to.latest());
    }

    /** The time for which it must have been; null if that may be no time at all. */
    static @Nullable Span certain(OccurredAt from, @Nullable OccurredAt to) {
        return to != null && !from.latest().isBefore(to.earliest())
                ? null
                : new Span(from.latest(), to == null ? null : to.earliest());
    }
}
