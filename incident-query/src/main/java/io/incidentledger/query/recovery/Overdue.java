package io.incidentledger.query.recovery;

import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Whether a plan has passed. */
final class Overdue {
    private Overdue() {}

    static boolean is(@Nullable OccurredAt planned, @Nullable Instant moment) {
        return planned != null && moment != null && planned.latest().isBefore(moment);
    }
}
