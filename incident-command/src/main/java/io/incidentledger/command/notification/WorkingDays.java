package io.incidentledger.command.notification;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import io.incidentledger.api.notification.HolidayCalendar;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** The days on which people work. */
record WorkingDays(HolidayCalendar calendar) {
    boolean include(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != SATURDAY && weekday != SUNDAY && !Holidays.has(calendar, day);
    }

    /** The first working day behind a day. */
    LocalDate after(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return include(next) ? next : after(next);
    }

    /** The working day that is so many behind a day. */
    LocalDate after(LocalDate day, int count) {
        LocalDate reached = day;
        for (int passed = 0; passed < count; passed++) {
            reached = after(reached);
        }
        return reached;
    }
}
