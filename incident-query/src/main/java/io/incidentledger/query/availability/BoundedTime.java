package io.incidentledger.query.availability;

import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/**
 * The time for which something must have lasted, and that for which it may have.
 *
 * @param certain from the latest start to the earliest end
 * @param possible from the earliest start to the latest end; never less
 */
public record BoundedTime(Stretches certain, Stretches possible) {
    /** No time at all. */
    public static final BoundedTime NONE = new BoundedTime(Stretches.NONE, Stretches.NONE);

    /**
     * From a start to an end.
     *
     * @param ended null while it lasts
     * @param until what lasts is counted until then, and nothing behind it
     */
    public static BoundedTime between(
            OccurredAt started, @Nullable OccurredAt ended, Instant until) {
        return new BoundedTime(
                stretch(started.latest(), ended == null ? until : ended.earliest(), until),
                stretch(started.earliest(), ended == null ? until : ended.latest(), until));
    }

    /** The time for which at least one of them lasted: what overlaps counts once. */
    public static BoundedTime union(Collection<BoundedTime> times) {
        return new BoundedTime(
                union(times, BoundedTime::certain), union(times, BoundedTime::possible));
    }

    /** As much of it as lies within other stretches. */
    public BoundedTime within(Stretches others) {
        return new BoundedTime(certain.within(others), possible.within(others));
    }

    /** How long that is. */
    public TimeRange length() {
        return TimeRange.of(certain.length(), possible.length());
    }

    private static Stretches stretch(Instant from, Instant to, Instant until) {
        return Stretches.of(from, to.isAfter(until) ? until : to);
    }

    private static Stretches union(
            Collection<BoundedTime> times, Function<BoundedTime, Stretches> bound) {
        return Stretches.union(times.stream().map(bound).toList());
    }
}
