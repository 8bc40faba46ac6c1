package io.incidentledger.command.notification;

import io.incidentledger.api.notification.DeadlineRule;
import io.incidentledger.api.notification.OuterBound;
import io.incidentledger.api.notification.TimeLimit;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * By when.
 *
 * @param strict the limit counted from the instant itself; what to go by
 * @param legalLatest until when it is still in time, as the law is read; never before {@code
 *     strict}
 */
record Due(Instant strict, Instant legalLatest) {
    /**
     * What a rule makes of an instant; null if it has no number.
     *
     * @param start from when the limit runs
     * @param outerStart from when its outer bound runs, if that is known
     * @param shiftExcluded whether no weekend moves it
     */
    static @Nullable Due of(
            DeadlineRule rule, Instant start, @Nullable Instant outerStart, boolean shiftExcluded) {
        TimeLimit limit = rule.limit();
        if (limit == null) {
            return null;
        }
        Instant own = end(rule, limit, start);
        Instant bound = bound(rule, outerStart);
        boolean bounds = bound != null && bound.isBefore(own) && !bound.isBefore(start);
        Instant strict = bounds ? Objects.requireNonNull(bound) : own;
        return new Due(strict, latest(rule, strict, start, shiftExcluded));
    }

    /** Passed before it even began, it bounds nothing: it was classified later than that. */
    private static @Nullable Instant bound(DeadlineRule rule, @Nullable Instant outerStart) {
        OuterBound outer = rule.noLaterThan();
        return outer == null || outerStart == null ? null : end(rule, outer.limit(), outerStart);
    }

    private static Instant end(DeadlineRule rule, TimeLimit limit, Instant start) {
        return switch (limit) {
            case TimeLimit.Elapsed it -> start.plus(it.duration());
            case TimeLimit.Calendar it -> start.atZone(rule.zoneId()).plus(it.period()).toInstant();
            case TimeLimit.BusinessDays it ->
                    new WorkingDays(rule.calendar())
                            .after(LocalDate.ofInstant(start, rule.zoneId()), it.days())
                            .atTime(Objects.requireNonNull(rule.closesAt()))
                            .atZone(rule.zoneId())
                            .toInstant();
        };
    }

    private static Instant latest(
            DeadlineRule rule, Instant strict, Instant start, boolean shiftExcluded) {
        ZonedDateTime there = strict.atZone(rule.zoneId());
        LocalDate day = there.toLocalDate();
        WorkingDays working = new WorkingDays(rule.calendar());
        boolean works = working.include(day);
        return switch (rule.latest()) {
            case STRICT -> strict;
            case NEXT_FULL_HOUR ->
                    strict.plus(Duration.between(start, nextFullHour(start, rule.zoneId())));
            case END_OF_WORKING_DAY ->
                    (works ? day : working.after(day))
                            .plusDays(1)
                            .atStartOfDay(rule.zoneId())
                            .toInstant();
            case NOON_OF_NEXT_WORKING_DAY ->
                    works || shiftExcluded
                            ? strict
                            : working.after(day)
                                    .atTime(LocalTime.NOON)
                                    .atZone(rule.zoneId())
                                    .toInstant();
        };
    }

    private static Instant nextFullHour(Instant moment, ZoneId zone) {
        return moment.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
    }
}
