package io.incidentledger.query.availability;

import io.incidentledger.api.fact.OccurredAt;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;

/**
 * How long something took, given that its ends may not be known exactly.
 *
 * @param atLeast ISO 8601, in hours, minutes and seconds
 * @param atMost ISO 8601
 */
public record TimeRange(String atLeast, String atMost) {
    /** What would be negative is no time at all. */
    public static TimeRange of(Duration atLeast, Duration atMost) {
        return new TimeRange(notNegative(atLeast).toString(), notNegative(atMost).toString());
    }

    /** From one time to another that does not come before it. */
    public static TimeRange between(OccurredAt from, OccurredAt to) {
        return of(
                Duration.between(from.latest(), to.earliest()),
                Duration.between(from.earliest(), to.latest()));
    }

    /** How much later something was than another; negative where it was earlier. */
    public static TimeRange deviation(OccurredAt from, OccurredAt to) {
        return new TimeRange(
                Duration.between(from.latest(), to.earliest()).toString(),
                Duration.between(from.earliest(), to.latest()).toString());
    }

    /** How long several lasted, one added to the other. */
    public static TimeRange sum(Collection<BoundedTime> times) {
        return of(sum(times, BoundedTime::certain), sum(times, BoundedTime::possible));
    }

    private static Duration sum(
            Collection<BoundedTime> times, Function<BoundedTime, Stretches> bound) {
        return times.stream()
                .map(time -> bound.apply(time).length())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
