package io.incidentledger.query.read;

import io.incidentledger.query.feed.WatermarkRepository.Reached;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * What an answer shows.
 *
 * @param position everything recorded up to this position is in it; -1 before anything is. Single
 *     partitions may already show more
 * @param recordedUntil everything recorded until this moment is in it; null before anything is
 * @param age how long ago that moment is, ISO 8601; null before anything is
 * @param validAt the moment in the world that it is about; null without an upper bound
 */
public record AsOf(
        long position,
        @Nullable Instant recordedUntil,
        @Nullable String age,
        @Nullable Instant validAt) {
    static AsOf of(@Nullable Reached reached, Instant now, @Nullable Instant validAt) {
        if (reached == null) {
            return new AsOf(-1, null, null, validAt);
        }
        Duration age = Duration.between(reached.recordedUntil(), now);
        return new AsOf(
                reached.position(),
                reached.recordedUntil(),
                (age.isNegative() ? Duration.ZERO : age).toString(),
                validAt);
    }

    /**
     * A statement in which {@code holds(range)} stands for the condition that a {@code tstzrange}
     * holds then; uses the parameter {@code validAt}.
     */
    public String in(String sql) {
        return sql.replaceAll(
                "holds\\(([a-z.]+)\\)",
                validAt == null ? "upper_inf($1)" : "$1 @> CAST(:validAt AS timestamptz)");
    }
}
