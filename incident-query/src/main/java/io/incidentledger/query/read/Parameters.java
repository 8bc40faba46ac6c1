package io.incidentledger.query.read;

import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Query parameters, as text comes in. */
public final class Parameters {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private Parameters() {}

    /**
     * A moment, or none.
     *
     * @throws MalformedInput if it is no RFC 3339 time with a zone
     */
    public static @Nullable Instant moment(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException noTime) {
            throw new MalformedInput(
                    name,
                    "must be a time with its zone, such as 2023-04-27T00:00:00Z (a + is written"
                            + " %%2B), not \"%s\"".formatted(text));
        }
    }

    /**
     * A time zone; UTC if not given.
     *
     * @throws MalformedInput if there is no such zone
     */
    public static ZoneId zone(@Nullable String text) {
        try {
            return text == null ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new MalformedInput(
                    "zone",
                    "must be a time zone, such as Europe/Berlin, not \"%s\"".formatted(text));
        }
    }

    /**
     * A duration that is not negative.
     *
     * @param otherwise if it is not given
     * @throws MalformedInput if it is none as ISO 8601 has it
     */
    public static Duration duration(String name, @Nullable String text, Duration otherwise) {
        if (text == null) {
            return otherwise;
        }
        Duration duration = parsed(text);
        if (duration == null || duration.isNegative()) {
            throw new MalformedInput(
                    name, "must be a duration, such as PT15M or P1D, not \"%s\"".formatted(text));
        }
        return duration;
    }

    private static @Nullable Duration parsed(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException noDuration) {
            return null;
        }
    }

    /**
     * How many at most: 1 to 200, 50 if not given.
     *
     * @throws MalformedInput if it is no such number
     */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("\\d{1,3}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > MAX_LIMIT) {
            throw new MalformedInput(
                    "limit", "must be 1 to %d, not \"%s\"".formatted(MAX_LIMIT, text));
        }
        return Integer.parseInt(text);
    }

    /**
     * One of the names of an enum, or none.
     *
     * @throws MalformedInput if it is another
     */
    public static <E extends Enum<E>> @Nullable E oneOf(
            String name, @Nullable String text, Class<E> type) {
        if (text == null) {
            return null;
        }
        List<E> all = List.of(type.getEnumConstants());
        return all.stream()
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new MalformedInput(
                                        name,
                                        "must be one of %s, not \"%s\"".formatted(all, text)));
    }

    /**
     * The text of an id, or none.
     *
     * @throws MalformedInput if it is no such id
     */
    public static @Nullable String id(@Nullable String text, Function<String, ?> type) {
        return text == null ? null : type.apply(text).toString();
    }
}
