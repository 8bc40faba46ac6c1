package io.incidentledger.api.fact;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When the organisation knew, as asserted; without it, it knew when it was recorded.
 *
 * @param at the moment, microseconds; never after recordedAt
 * @param source where that is from: a paper log, a press release
 */
public record LearnedAt(Instant at, @Nullable String source) {
    public LearnedAt {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
