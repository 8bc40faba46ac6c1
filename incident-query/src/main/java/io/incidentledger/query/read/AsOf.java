package io.incidentledger.query.read;

import io.incidentledger.query.feed.WatermarkRepository.Reached;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an answer shows.
 *
 * @param position everything recorded up to this position is in it, and with {@code knownAt}
 *     nothing else; -1 before anything is. Without it single partitions may already show more
 * @param recordedUntil everything recorded until this moment is in it; null before anything is
 * @param age how long ago that moment is, ISO 8601; null before anything is, and with {@code
 *     knownAt}: that answer never changes
 * @param validAt the moment in the world that it is about; null without an upper bound
 * @param knownAt what was recorded later is not in it; null without an upper bound
 * @param learnedUntil what the organisation learned later is not in it; null without an upper bound
 * @param asserted which of these bounds cut by a clock that people set; {@code knownAt} cuts by the
 *     ledger's own and can be proven
 */
public record AsOf(
        long position,
        @Nullable Instant recordedUntil,
        @Nullable String age,
        @Nullable Instant validAt,
        @Nullable Instant knownAt,
        @Nullable Instant learnedUntil,
        List<String> asserted) {
    public AsOf {
        asserted = List.copyOf(asserted);
    }

    static AsOf now(@Nullable Reached reached, Instant now, Axes axes) {
        if (reached == null) {
            return of(-1, null, null, axes);
        }
        Duration age = Duration.between(reached.recordedUntil(), now);
        return of(
                reached.position(),
                reached.recordedUntil(),
                (age.isNegative() ? Duration.ZERO : age).toString(),
                axes);
    }

    /** With {@code knownAt}: up to the position that was reached then. */
    static AsOf known(long position, Axes axes) {
        return of(position, axes.knownAt(), null, axes);
    }

    private static AsOf of(
            long position, @Nullable Instant recordedUntil, @Nullable String age, Axes axes) {
        return new AsOf(
                position,
                recordedUntil,
                age,
                axes.validAt(),
                axes.knownAt(),
                axes.learnedUntil(),
                Stream.of(
                                axes.validAt() == null ? "" : "validAt",
                                axes.learnedUntil() == null ? "" : "learnedUntil")
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /**
     * A statement in which {@code holds(range)} stands for the condition that a {@code tstzrange}
     * holds then, and {@code known(range)} for the condition that an {@code int8range} of positions
     * was known then; uses the parameters {@code validAt} and {@code position}.
     */
    public String in(String sql) {
        return sql.replaceAll(
                        "holds\\(([a-z.]+)\\)",
                        validAt == null ? "upper_inf($1)" : "$1 @> CAST(:validAt AS timestamptz)")
                .replaceAll(
                        "known\\(([a-z.]+)\\)",
                        knownAt == null ? "upper_inf($1)" : "$1 @> CAST(:position AS bigint)");
    }
}
