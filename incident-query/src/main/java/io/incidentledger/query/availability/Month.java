package io.incidentledger.query.availability;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A month of the calendar, or as much of it as is asked about.
 *
 * @param name as ISO 8601 has it, {@code 2023-04}
 * @param time from the first of the month in its zone, however many hours it has there
 */
record Month(String name, Stretches time) {
    /** Those that a window touches, in order; none if it ends where it begins. */
    static List<Month> of(Window window) {
        Stretches asked = Stretches.of(window.from(), window.to());
        List<Month> months = new ArrayList<>();
        YearMonth month = YearMonth.from(window.from().atZone(window.zone()));
        while (start(month, window.zone()).isBefore(window.to())) {
            YearMonth next = month.plusMonths(1);
            Stretches whole = Stretches.of(start(month, window.zone()), start(next, window.zone()));
            months.add(new Month(month.toString(), whole.within(asked)));
            month = next;
        }
        return months.stream().filter(it -> !it.time().equals(Stretches.NONE)).toList();
    }

    /** When the month begins in which a moment lies. */
    static Instant startOf(Instant moment, ZoneId zone) {
        return start(YearMonth.from(moment.atZone(zone)), zone);
    }

    /** The same, some months before. */
    static Instant before(Instant moment, int months, ZoneId zone) {
        return start(YearMonth.from(moment.atZone(zone)).minusMonths(months), zone);
    }

    private static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
