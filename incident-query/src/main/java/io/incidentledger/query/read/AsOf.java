package io.incidentledger.query.read;

import io.incidentledger.query.feed.WatermarkRepository.Reached;
import io.incidentledger.query.table.Times;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param parked of how many incidents entries are missing that could not be applied; null for none
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
        @Nullable Integer parked,
        List<String> asserted) {
    /** No bounds, for statements that are no answer. */
    public static final AsOf OPEN = of(-1, null, null, Axes.NOW);

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

    /** The same, said to lack entries of so many incidents. */
    AsOf lacking(int incidents) {
        return incidents == 0
                ? this
                : new AsOf(
                        position,
                        recordedUntil,
                        age,
                        validAt,
                        knownAt,
                        learnedUntil,
                        incidents,
                        asserted);
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
                null,
                Stream.of(
                                axes.validAt() == null ? "" : "validAt",
                                axes.learnedUntil() == null ? "" : "learnedUntil")
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /**
     * The last moment that it can tell of: the one asked about, but none behind what it may know
     * of.
     *
     * @param reach how far what was recorded reaches; null before anything is
     * @return null before anything is recorded
     */
    public @Nullable Instant moment(@Nullable Instant reach) {
        Instant last = reach;
        for (Instant bound : new @Nullable Instant[] {validAt, learnedUntil}) {
            last = last != null && bound != null && bound.isBefore(last) ? bound : last;
        }
        return last;
    }

    /**
     * A statement with this answer's bounds put in. What it says about a row is written as
     *
     * <ul>
     *   <li>{@code holds(range)}: that a {@code tstzrange} holds then;
     *   <li>{@code begun(time)}: that what began at a time had begun by then;
     *   <li>{@code known(range)}: that an {@code int8range} of positions was known then;
     *   <li>{@code recorded(position)}: that what stands at a position was recorded by then;
     *   <li>{@code learned(time)}: that what was learned at a time had been learned by then.
     * </ul>
     *
     * It takes the parameters of {@link #parameters}.
     */
    public String in(String sql) {
        String put =
                bounded(
                        sql,
                        "holds",
                        validAt,
                        "upper_inf($1)",
                        "$1 @> CAST(:validAt AS timestamptz)");
        put = bounded(put, "begun", validAt, "true", "$1 <= CAST(:validAt AS timestamptz)");
        put = bounded(put, "known", knownAt, "upper_inf($1)", "$1 @> CAST(:position AS bigint)");
        put = bounded(put, "recorded", knownAt, "true", "$1 <= CAST(:position AS bigint)");
        return bounded(
                put, "learned", learnedUntil, "true", "$1 <= CAST(:learnedUntil AS timestamptz)");
    }

    /** What {@link #in} takes, beside what the statement takes itself. */
    public Map<String, @Nullable Object> parameters(Map<String, @Nullable Object> others) {
        Map<String, @Nullable Object> all = new HashMap<>(others);
        all.put("validAt", validAt == null ? null : Times.of(validAt));
        all.put("position", position);
        all.put("learnedUntil", learnedUntil == null ? null : Times.of(learnedUntil));
        return all;
    }

    private static String bounded(
            String sql, String word, @Nullable Instant bound, String without, String with) {
        return sql.replaceAll("\\b" + word + "\\(([a-z_.]+)\\)", bound == null ? without : with);
    }
}
