package io.incidentledger.query.generation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What is to be looked at.
 *
 * @param reason why, 1 to 2,000 characters
 * @param recordedUntil up to what had been recorded at this moment; not in the future, and not with
 *     a position
 * @param position up to this position, from 0
 * @param keep for how long, a minute to 30 days; null for one day
 */
record ReviewRequest(
        String reason,
        @Nullable Instant recordedUntil,
        @Nullable Long position,
        @Nullable Duration keep) {}
