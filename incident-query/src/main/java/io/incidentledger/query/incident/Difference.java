package io.incidentledger.query.incident;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.incident.Subject.Pair;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What changed between two views of one incident.
 *
 * @param asOf what the later view shows
 * @param axis on which the views differ
 * @param from where the earlier view ends on it
 * @param incident what changed in the incident as such
 * @param pairs whose state changed, by service and tenant
 * @param facts what came to stand, says something else, or stands no more, in the order of
 *     recording; none for one who is bound
 */
record Difference(
        AsOf asOf,
        String axis,
        Instant from,
        List<Changed> incident,
        List<PairChanged> pairs,
        List<FactChanged> facts) {
    /**
     * A property of the incident.
     *
     * @param before null where there was none
     * @param after null where there is none
     */
    record Changed(String property, @Nullable String before, @Nullable String after) {}

    /** A service as one tenant has it; null is working normally. */
    record PairChanged(
            String service,
            String tenant,
            @Nullable DisruptionKind before,
            @Nullable DisruptionKind after) {}

    /**
     * A fact.
     *
     * @param entry the original entry
     * @param type its type
     * @param occurredAt when it was true: as it stands later, or as it stood
     * @param saidBy the entry that says what stands later: itself, or a correction; null where
     *     nothing does
     * @param before what it said; null where it did not stand
     * @param after what it says; null where it no longer stands
     */
    record FactChanged(
            EntryId entry,
            String type,
            OccurredAt occurredAt,
            @Nullable EntryId saidBy,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    static Difference of(
            AsOf asOf, Axis axis, Instant from, KnownIncident earlier, KnownIncident later) {
        return new Difference(
                asOf,
                axis.parameter(),
                from,
                properties(earlier.summary(), later.summary()),
                pairs(earlier.states(), later.states()),
                facts(earlier.facts(), later.facts()));
    }

    private static List<Changed> properties(IncidentSummary before, IncidentSummary after) {
        List<Changed> changes = new ArrayList<>();
        addTo(changes, "title", before.title(), after.title());
        addTo(changes, "summary", before.summary(), after.summary());
        addTo(changes, "nature", before.nature(), after.nature());
        addTo(changes, "severity", before.severity(), after.severity());
        addTo(changes, "status", before.status(), after.status());
        return changes;
    }

    private static void addTo(
            List<Changed> changes,
            String property,
            @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Changed(property, text(before), text(after)));
        }
    }

    private static List<PairChanged> pairs(
            Map<Pair, DisruptionKind> before, Map<Pair, DisruptionKind> after) {
        TreeSet<Pair> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .filter(pair -> before.get(pair) != after.get(pair))
                .map(
                        pair ->
                                new PairChanged(
                                        pair.service().value(),
                                        pair.tenant().value(),
                                        before.get(pair),
                                        after.get(pair)))
                .toList();
    }

    private static List<FactChanged> facts(
            Map<EntryId, StandingEntry<LedgerEvent>> before,
            Map<EntryId, StandingEntry<LedgerEvent>> after) {
        List<FactChanged> changes = new ArrayList<>();
        after.forEach(
                (entry, now) -> {
                    StandingEntry<LedgerEvent> then = before.get(entry);
                    if (then == null || !then.event().equals(now.event())) {
                        changes.add(changed(now, then, now));
                    }
                });
        before.forEach(
                (entry, then) -> {
                    if (!after.containsKey(entry)) {
                        changes.add(changed(then, then, null));
                    }
                });
        return changes;
    }

    private static FactChanged changed(
            StandingEntry<LedgerEvent> shown,
            @Nullable StandingEntry<LedgerEvent> before,
            @Nullable StandingEntry<LedgerEvent> after) {
        return new FactChanged(
                shown.entry(),
                shown.event().getClass().getSimpleName(),
                shown.occurredAt(),
                after == null ? null : after.saidBy().entry(),
                json(before),
                json(after));
    }

    private static @Nullable JsonNode json(@Nullable StandingEntry<LedgerEvent> fact) {
        return fact == null ? null : Json.EVENTS.valueToTree(fact.event());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
