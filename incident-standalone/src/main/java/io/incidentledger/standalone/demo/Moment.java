package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as people read it: in the zone in which it was given, {@code ~} if it is not exact. */
final class Moment {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("dd MMM HH:mm", Locale.ENGLISH);

    private Moment() {}

    /** An instant, in the zone of bounds. */
    static String in(JsonNode bounds, JsonNode instant) {
        String text = instant.asString("");
        return text.isEmpty()
                ? "-"
                : FORM.format(
                        Instant.parse(text).atZone(ZoneId.of(bounds.path("zone").asString("Z"))));
    }

    /** From bounds ({@code earliest}, {@code latest}, {@code zone}) or from a text. */
    static String of(JsonNode time) {
        try {
            if (time.isString()) {
                return FORM.format(Instant.parse(time.asString()).atZone(ZoneOffset.UTC));
            }
            String earliest = time.path("earliest").asString("");
            if (earliest.isEmpty()) {
                return "-";
            }
            String text =
                    FORM.format(
                            Instant.parse(earliest)
                                    .atZone(ZoneId.of(time.path("zone").asString("Z"))));
            return earliest.equals(time.path("latest").asString(earliest)) ? text : text + "~";
        } catch (DateTimeException unreadable) {
            return time.toString();
        }
    }
}
