package io.incidentledger.faults;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a naive reader makes of an incident's rows: what it is taken for is what was said last; what
 * is out is what the last word on it says, in the order of the times in the world. Knows no more
 * kinds of events than a workload leads to.
 *
 * @param out {@code service/tenant} of everything that is out
 * @param lastSequence of the rows given
 */
record ReferenceFold(String title, String severity, Set<String> out, long lastSequence) {
    static ReferenceFold of(List<StoredEvent> rows) {
        String title = "";
        String severity = "";
        for (StoredEvent row : rows) {
            title = row.payload().path("title").asString(title);
            severity = row.payload().path("severity").asString(severity);
        }
        Set<String> out = new HashSet<>();
        rows.stream()
                .map(StoredEvent::payload)
                .sorted(Comparator.comparing(ReferenceFold::occurredAt))
                .forEach(said -> apply(said, out));
        return new ReferenceFold(title, severity, out, rows.getLast().sequence());
    }

    private static void apply(JsonNode said, Set<String> out) {
        switch (said.path("type").asString()) {
            case "ServiceTakenOffline" -> out.addAll(pairs(said));
            case "ServiceRestored" -> out.removeAll(pairs(said));
            case "IncidentDeclared", "IncidentReclassified", "NoteLogged" -> {
                // Takes nothing off and puts nothing back.
            }
            default -> throw new IllegalStateException("nobody asked for " + said);
        }
    }

    private static Instant occurredAt(JsonNode said) {
        return Instant.parse(said.at("/clocks/occurredAt/earliest").asString());
    }

    /** What an event speaks of. */
    static Set<String> pairs(JsonNode said) {
        Set<String> pairs = new HashSet<>();
        said.at("/tenants/ids")
                .forEach(
                        tenant ->
                                pairs.add(
                                        said.path("service").asString() + "/" + tenant.asString()));
        return pairs;
    }
}
