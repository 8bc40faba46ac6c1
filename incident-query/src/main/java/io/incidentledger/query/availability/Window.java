package io.incidentledger.query.availability;

import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Which time is told of.
 *
 * @param from not after {@code to}
 * @param to not after the moment that the answer is about
 * @param zone in which months begin
 */
public record Window(Instant from, Instant to, ZoneId zone) {
    /** So that no answer grows without end. */
    private static final int MOST_MONTHS = 36;

    /**
     * What was asked for, as far as it can be told of.
     *
     * @param from null for the beginning of the month in which {@code to} lies
     * @param to null for as long as possible
     * @param moment that the answer is about: nothing is told of what comes after it
     * @return null if it begins only after that moment
     * @throws MalformedInput if it ends before it begins, or is longer than 36 months
     */
    static @Nullable Window asked(
            @Nullable Instant from, @Nullable Instant to, ZoneId zone, Instant moment) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new MalformedInput("to", "must not be before from (%s)".formatted(from));
        }
        Instant until = to == null || to.isAfter(moment) ? moment : to;
        Instant since = from == null ? Month.startOf(until, zone) : from;
        if (since.isBefore(Month.before(until, MOST_MONTHS, zone))) {
            throw new MalformedInput(
                    "from", "must be at most %d months back from %s".formatted(MOST_MONTHS, until));
        }
        return since.isAfter(until) ? null : new Window(since, until, zone);
    }

    /** Whole months: from that of some moment, or as far back as can be told at once. */
    public static Window since(Instant from, Instant to, ZoneId zone) {
        Instant earliest = Month.before(to, MOST_MONTHS, zone);
        Instant month = Month.startOf(from, zone);
        return new Window(month.isBefore(earliest) ? earliest : month, to, zone);
    }
}
