package io.incidentledger.command.notification;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.Month.DECEMBER;
import static java.time.Month.FEBRUARY;
import static java.time.Month.JANUARY;
import static java.time.Month.JULY;
import static java.time.Month.JUNE;
import static java.time.Month.MAY;
import static java.time.Month.NOVEMBER;
import static java.time.Month.OCTOBER;
import static java.time.Month.SEPTEMBER;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import io.incidentledger.api.notification.HolidayCalendar;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjuster;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The days of a year on which nobody works. */
final class Holidays {
    private Holidays() {}

    static boolean has(HolidayCalendar calendar, LocalDate day) {
        return switch (calendar) {
            case DE -> german(day.getYear()).contains(day);
            // New Year's Day on a Saturday is observed in the year before.
            case US_FEDERAL -> federal(day.getYear()).contains(day) || isEveOfNewYear(day);
        };
    }

    /** Those of the whole of Germany. */
    private static Set<LocalDate> german(int year) {
        LocalDate easter = easter(year);
        return Set.of(
                LocalDate.of(year, JANUARY, 1),
                easter.minusDays(2),
                easter.plusDays(1),
                LocalDate.of(year, MAY, 1),
                easter.plusDays(39),
                easter.plusDays(50),
                LocalDate.of(year, OCTOBER, 3),
                LocalDate.of(year, DECEMBER, 25),
                LocalDate.of(year, DECEMBER, 26));
    }

    private static Set<LocalDate> federal(int year) {
        Stream<LocalDate> fixed =
                Stream.of(
                                LocalDate.of(year, JANUARY, 1),
                                LocalDate.of(year, JUNE, 19),
                                LocalDate.of(year, JULY, 4),
                                LocalDate.of(year, NOVEMBER, 11),
                                LocalDate.of(year, DECEMBER, 25))
                        .map(Holidays::observed);
        Stream<LocalDate> moving =
                Stream.of(
                        in(year, JANUARY.getValue(), dayOfWeekInMonth(3, MONDAY)),
                        in(year, FEBRUARY.getValue(), dayOfWeekInMonth(3, MONDAY)),
                        in(year, MAY.getValue(), lastInMonth(MONDAY)),
                        in(year, SEPTEMBER.getValue(), dayOfWeekInMonth(1, MONDAY)),
                        in(year, OCTOBER.getValue(), dayOfWeekInMonth(2, MONDAY)),
                        in(year, NOVEMBER.getValue(), dayOfWeekInMonth(4, THURSDAY)));
        return Stream.concat(fixed, moving).collect(Collectors.toUnmodifiableSet());
    }

    private static LocalDate in(int year, int month, TemporalAdjuster day) {
        return LocalDate.of(year, month, 1).with(day);
    }

    private static boolean isEveOfNewYear(LocalDate day) {
        return observed(LocalDate.of(day.getYear() + 1, JANUARY, 1)).equals(day);
    }

    private static LocalDate observed(LocalDate day) {
        if (day.getDayOfWeek() == SATURDAY) {
            return day.minusDays(1);
        }
        return day.getDayOfWeek() == SUNDAY ? day.plusDays(1) : day;
    }

    /**
     * Easter Sunday of the Gregorian calendar, by the algorithm that an anonymous correspondent
     * gave to Nature on 20 April 1876.
     */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int g = (8 * century + 13) / 25;
        int h = (19 * a + century - century / 4 - g + 15) % 30;
        int m = (a + 11 * h) / 319;
        int weekday =
                (2 * (century % 4) + 2 * (yearOfCentury / 4) - yearOfCentury % 4 - h + m + 32) % 7;
        int month = (h - m + weekday + 90) / 25;
        int day = (h - m + weekday + month + 19) % 32;
        return LocalDate.of(year, month, day);
    }
}
