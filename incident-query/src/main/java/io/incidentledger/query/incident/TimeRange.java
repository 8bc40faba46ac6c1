package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something took, given that its ends may not be known exactly.
 *
 * @param atLeast ISO 8601, in hours and seconds; never negative
 * @param atMost ISO 8601
 */
record TimeRange(String atLeast, String atMost) {
    static TimeRange of(Duration atLeast, Duration atMost) {
        return new TimeRange(notNegative(atLeast).toString(), notNegative(atMost).toString());
    }

    /** From one time to another. */
    static TimeRange between(OccurredAt from, OccurredAt to) {
        return of(between(from.latest(), to.earliest()), between(from.earliest(), to.latest()));
    }

    private static Duration between(Instant from, Instant to) {
        return Duration.between(from, to);
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
