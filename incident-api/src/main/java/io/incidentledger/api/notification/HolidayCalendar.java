package io.incidentledger.api.notification;

/** On which days nobody works, beside Saturdays and Sundays. */
public enum HolidayCalendar {
    /** The public holidays of the whole of Germany; not those of single states. */
    DE,
    /** The federal holidays of the United States, on the days on which they are observed. */
    US_FEDERAL
}
