package io.incidentledger.standalone.intake;

import static io.incidentledger.standalone.intake.SourceRecords.moment;
import static io.incidentledger.standalone.intake.SourceRecords.text;
import static io.incidentledger.standalone.intake.SourceRecords.texts;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Incidents of GitHub's status page, as {@code mrshu/github-statuses} has observed them: updates,
 * and what became of each component with which of them.
 */
final class GithubStatus implements Adapter {
    static final String PREFIX = "github";
    static final String PROVIDER = "GitHub";
    static final String REPORTER = "www.githubstatus.com";
    private static final String MAINTENANCE = "maintenance";

    @Override
    public SourceCatalogue catalogue(JsonNode record) {
        TreeMap<String, NavigableSet<String>> services = new TreeMap<>();
        record.path("componentTransitions")
                .forEach(
                        transition -> services.put(text(transition, "component"), new TreeSet<>()));
        return new SourceCatalogue(PREFIX, PROVIDER, services);
    }

    @Override
    public Translated incident(JsonNode record) {
        IncidentLines lines = new IncidentLines(text(record, "id"), PREFIX, REPORTER);
        declare(record, lines);
        List<JsonNode> updates = record.path("updates").valueStream().toList();
        for (int index = 0; index < updates.size(); index++) {
            transitions(record, index, lines);
            update(updates.get(index), index, lines);
        }
        Instant last = moment(record.path("updates").path(updates.size() - 1), "at");
        lines.line("closure", "CloseIncident", last, last);
        leave(record, lines);
        return lines.translated();
    }

    @Override
    public Translated corrections(JsonNode record) {
        return new TrueImpactWindow(record).corrections();
    }

    private static void declare(JsonNode record, IncidentLines lines) {
        String impact = text(record, "impact");
        boolean maintenance = impact.equals(MAINTENANCE);
        List<String> components = texts(record, "components");
        Instant first = moment(record.path("updates").path(0), "at");
        lines.declaration(moment(record, "startedAt"), first)
                .put("nature", maintenance ? "MAINTENANCE" : "OPERATIONAL")
                .put("severity", severity(impact))
                .put(
                        "title",
                        "GitHub %s %s%s"
                                .formatted(
                                        maintenance ? MAINTENANCE : "incident",
                                        text(record, "id"),
                                        components.isEmpty()
                                                ? ""
                                                : ": " + String.join(", ", components)));
    }

    private static String severity(String impact) {
        return switch (impact) {
            case "critical" -> "CRITICAL";
            case "major" -> "HIGH";
            case "minor" -> "MEDIUM";
            case "none", MAINTENANCE -> "LOW";
            default -> throw new UnknownRecord("has an unknown impact, " + impact);
        };
    }

    private static void transitions(JsonNode record, int update, IncidentLines lines) {
        int place = 0;
        for (JsonNode transition : record.path("componentTransitions")) {
            if (transition.path("i").asInt(-1) == update) {
                transition(transition, place, lines);
            }
            place++;
        }
    }

    private static void transition(JsonNode transition, int place, IncidentLines lines) {
        String component = text(transition, "component");
        Instant at = moment(transition, "at");
        String name = transitionName(place);
        String kind = kind(text(transition, "to"));
        if (kind.isEmpty()) {
            lines.about(component, name, "RestoreService", at, at);
        } else {
            lines.about(component, name, "ReportDisruption", at, at)
                    .put("kind", kind)
                    .put("cause", "UNKNOWN");
        }
    }

    static String transitionName(int place) {
        return "transition/" + place;
    }

    /** Of a disruption; empty when the component works. */
    static String kind(String to) {
        return switch (to) {
            case "DEGRADED" -> "LIMITED";
            case "PARTIAL_OUTAGE", "MAJOR_OUTAGE" -> "OFFLINE";
            case "OPERATIONAL" -> "";
            default -> throw new UnknownRecord("has a component in an unknown state, " + to);
        };
    }

    private static void update(JsonNode update, int index, IncidentLines lines) {
        Instant at = moment(update, "at");
        String name = "update/" + index;
        String status = text(update, "status");
        switch (status) {
            case "Investigating" -> milestone("DETECTED", name, at, lines);
            case "Identified", "Monitoring", "Update", "Scheduled" ->
                    lines.line(name, "PostUpdate", at, at).put("text", "Status page: " + status);
            case "In progress" -> milestone("BEGAN", name, at, lines);
            case "Resolved", "Completed" -> {
                milestone("RECOVERED", name, at, lines);
                lines.line("resolution", "ResolveIncident", at, at);
            }
            default -> throw new UnknownRecord("has an update of an unknown status, " + status);
        }
    }

    private static void milestone(String milestone, String name, Instant at, IncidentLines lines) {
        lines.line(name, "ReachMilestone", at, at).put("milestone", milestone);
    }

    private static void leave(JsonNode record, IncidentLines lines) {
        List<String> unmoved = new ArrayList<>(texts(record, "components"));
        record.path("componentTransitions")
                .forEach(transition -> unmoved.remove(text(transition, "component")));
        if (!unmoved.isEmpty()) {
            lines.leave(
                    "names %s and does not say what became of that: no disruption"
                            .formatted(String.join(", ", unmoved)));
        }
        JsonNode guessed = record.path("componentsSource");
        if (guessed.isString()) {
            lines.leave("its components were found by " + guessed.stringValue());
        }
    }
}
