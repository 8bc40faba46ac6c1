package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.timeline.Entry.Actor;
import io.incidentledger.wire.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An entry as a line of a table.
 *
 * <p>What a spreadsheet would take for a formula gets an apostrophe in front: whatever begins with
 * one of {@code = + - @}, a tab or a line break.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
 */
final class EntryColumns {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n].*", Pattern.DOTALL);

    private static final Map<String, Function<ShownEntry, @Nullable Object>> COLUMNS = columns();

    private EntryColumns() {}

    /** The heads, in order. */
    static List<String> heads() {
        return List.copyOf(COLUMNS.keySet());
    }

    /** The cells of an entry, in the same order. */
    static List<String> of(ShownEntry entry) {
        return COLUMNS.values().stream().map(column -> text(column.apply(entry))).toList();
    }

    private static String text(@Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "";
                    case Instant moment -> Json.EVENTS.convertValue(moment, String.class);
                    case Object other -> other.toString();
                };
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    private static Map<String, Function<ShownEntry, @Nullable Object>> columns() {
        Map<String, Function<ShownEntry, @Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("entry", ShownEntry::entry);
        columns.put("disclosure", ShownEntry::disclosure);
        columns.put("type", ShownEntry::type);
        columns.put("position", ShownEntry::position);
        columns.put("recordedAt", ShownEntry::recordedAt);
        columns.put("occurredEarliest", occurred(OccurredAt::earliest));
        columns.put("occurredLatest", occurred(OccurredAt::latest));
        columns.put("occurredZone", occurred(OccurredAt::zone));
        columns.put("learnedAt", learned(LearnedAt::at));
        columns.put("learnedFrom", learned(LearnedAt::source));
        columns.put("marking", ShownEntry::marking);
        columns.put("actorIssuer", actor(Actor::issuer));
        columns.put("actorSubject", actor(Actor::subject));
        columns.put("actorRoles", actor(actor -> String.join(" ", actor.roles())));
        columns.put("decidedBy", ShownEntry::decidedBy);
        columns.put("reportedBy", ShownEntry::reportedBy);
        columns.put("correctedBy", marks(Marks::correctedBy));
        columns.put("retractedBy", marks(Marks::retractedBy));
        columns.put("late", marks(Marks::late));
        columns.put("imprecise", marks(Marks::imprecise));
        columns.put("objections", marks(marks -> String.join(" ", marks.objections())));
        columns.put("command", ShownEntry::command);
        columns.put("correlation", ShownEntry::correlation);
        columns.put("causation", ShownEntry::causation);
        columns.put("trace", ShownEntry::trace);
        columns.put("catalogueVersion", ShownEntry::catalogueVersion);
        columns.put("payload", ShownEntry::payload);
        return columns;
    }

    private static Function<ShownEntry, @Nullable Object> occurred(
            Function<OccurredAt, @Nullable Object> part) {
        return entry -> entry.occurredAt() == null ? null : part.apply(entry.occurredAt());
    }

    private static Function<ShownEntry, @Nullable Object> learned(
            Function<LearnedAt, @Nullable Object> part) {
        return entry -> entry.learnedAt() == null ? null : part.apply(entry.learnedAt());
    }

    private static Function<ShownEntry, @Nullable Object> actor(
            Function<Actor, @Nullable Object> part) {
        return entry -> entry.actor() == null ? null : part.apply(entry.actor());
    }

    private static Function<ShownEntry, @Nullable Object> marks(
            Function<Marks, @Nullable Object> part) {
        return entry -> entry.marks() == null ? null : part.apply(entry.marks());
    }
}
