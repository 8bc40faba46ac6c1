package io.incidentledger.api.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * When something was true in the world, as asserted: a moment between two bounds, both inclusive
 * and equal when the moment is exact. In JSON it is given as an RFC 3339 text with a zone ({@code
 * "2023-04-27T02:00:00+02:00"}, also with {@code [Europe/Berlin]} behind it), as two of them
 * ({@code {"earliest": …, "latest": …}}), or as a whole day ({@code {"date": "2023-04-27", "zone":
 * "Europe/Berlin"}}). It is always written as bounds in UTC with the zone as it was given.
 *
 * @param earliest the lower bound, microseconds
 * @param latest the upper bound, microseconds; never before {@code earliest}
 * @param zone the zone as given: a region or an offset, for people to read the time in
 * @param wholeDay whether a date was given rather than bounds
 */
public record OccurredAt(
        Instant earliest, Instant latest, String zone, @JsonIgnore boolean wholeDay) {

    /**
     * Truncates to microseconds, the precision of everything stored.
     *
     * @throws MalformedInput if the latest bound is before the earliest
     */
    public OccurredAt {
        earliest = earliest.truncatedTo(ChronoUnit.MICROS);
        latest = latest.truncatedTo(ChronoUnit.MICROS);
        if (latest.isBefore(earliest)) {
            throw new MalformedInput(
                    "latest", "must not be before earliest (%s)".formatted(earliest));
        }
    }

    /** An exact moment in UTC. */
    public static OccurredAt exactly(Instant moment) {
        return new OccurredAt(moment, moment, "Z", false);
    }

    /** Somewhere between two moments, both possible. */
    public static OccurredAt between(Instant earliest, Instant latest) {
        return new OccurredAt(earliest, latest, "Z", false);
    }

    /** The whole of a day in a zone. */
    public static OccurredAt on(LocalDate date, ZoneId zone) {
        Instant start = date.atStartOfDay(zone).toInstant();
        Instant next = date.plusDays(1).atStartOfDay(zone).toInstant();
        return new OccurredAt(start, next.minus(1, ChronoUnit.MICROS), zone.getId(), true);
    }

    /**
     * One exact moment from text.
     *
     * @throws MalformedInput if it is no RFC 3339 time or has no zone
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OccurredAt parse(String text) {
        ZonedDateTime moment = zoned("occurredAt", text);
        return new OccurredAt(
                moment.toInstant(), moment.toInstant(), moment.getZone().getId(), false);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static OccurredAt of(
            @JsonProperty("earliest") @Nullable String earliest,
            @JsonProperty("latest") @Nullable String latest,
            @JsonProperty("date") @Nullable LocalDate date,
            @JsonProperty("zone") @Nullable String zone) {
        if (date != null) {
            if (earliest != null || latest != null) {
                throw new MalformedInput("date", "stands alone: no earliest or latest beside it");
            }
            return on(date, zoneId(zone));
        }
        if (earliest == null || latest == null) {
            throw new MalformedInput(
                    earliest == null ? "earliest" : "latest",
                    "is required: give both bounds, or a date with its zone");
        }
        ZonedDateTime from = zoned("earliest", earliest);
        ZonedDateTime to = zoned("latest", latest);
        String shown = zone == null ? from.getZone().getId() : zoneId(zone).getId();
        return new OccurredAt(from.toInstant(), to.toInstant(), shown, false);
    }

    /** Whether the moment is known exactly. */
    @JsonIgnore
    public boolean isExact() {
        return earliest.equals(latest);
    }

    /** Whether this was certainly over before the other could have been. */
    public boolean certainlyBefore(OccurredAt other) {
        return latest.isBefore(other.earliest);
    }

    /** Whether neither was certainly before the other. */
    public boolean overlaps(OccurredAt other) {
        return !certainlyBefore(other) && !other.certainlyBefore(this);
    }

    /**
     * The bounds, as they are stored: a whole day ends when it was learned of, asserted bounds stay
     * as they are.
     */
    public OccurredAt cutAt(Instant learnedAt) {
        Instant cut = learnedAt.truncatedTo(ChronoUnit.MICROS);
        boolean cuts = wholeDay && latest.isAfter(cut) && !earliest.isAfter(cut);
        return new OccurredAt(earliest, cuts ? cut : latest, zone, false);
    }

    /** The bounds, as they are stored of a plan, which nothing cuts. */
    public OccurredAt uncut() {
        return new OccurredAt(earliest, latest, zone, false);
    }

    private static ZoneId zoneId(@Nullable String zone) {
        if (zone == null) {
            throw new MalformedInput("zone", "is required with a date, such as Europe/Berlin");
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new MalformedInput("zone", "is no time zone: " + zone);
        }
    }

    private static ZonedDateTime zoned(String field, String text) {
        try {
            return ZonedDateTime.parse(text);
        } catch (DateTimeParseException noTime) {
            throw new MalformedInput(
                    field,
                    "must be a time with its zone, such as 2023-04-27T02:00:00+02:00, not \"%s\""
                            .formatted(text));
        }
    }
}
