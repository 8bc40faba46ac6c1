package io.incidentledger.standalone.intake;

import static io.incidentledger.standalone.intake.SourceRecords.moment;
import static io.incidentledger.standalone.intake.SourceRecords.text;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Between which moments customers were hit in truth, as a later version of a record of {@link
 * GithubStatus} says. It moves the first disruption of each component, and the last restoration.
 * Taken only where it can hardly be mistaken: half a day is lost easily between a.m. and p.m., and
 * a year between two Decembers.
 */
final class TrueImpactWindow {
    private static final String WINDOW = "trueImpactWindow";
    private static final Duration LONGEST_UNNOTICED = Duration.ofDays(1);
    private static final String REASON = "A later version of the source gives the true times.";

    private final JsonNode record;
    private final IncidentLines lines;

    TrueImpactWindow(JsonNode record) {
        this.record = record;
        lines = new IncidentLines(text(record, "id"), GithubStatus.PREFIX, GithubStatus.REPORTER);
    }

    /** Where the transitions of a component begin and end. */
    private record Ends(int first, int last) {}

    Translated corrections() {
        if (record.path(WINDOW).isObject()) {
            correct(record.path(WINDOW));
        }
        return lines.translated();
    }

    private void correct(JsonNode window) {
        Instant start = moment(window, "start");
        Instant end = moment(window, "end");
        JsonNode versions = record.path("versionsSeen");
        Instant learnedAt = moment(versions.path(versions.size() - 1), "seenAt");
        if (!isPlausible(start, end, learnedAt)) {
            lines.leave(
                    "a true window from %s to %s does not fit what was published from %s to %s"
                            .formatted(
                                    start,
                                    end,
                                    moment(record, "startedAt"),
                                    moment(record, "resolvedAt")));
            return;
        }
        List<ObjectNode> together = new ArrayList<>();
        ends().forEach(
                        (component, ends) -> {
                            together.addAll(corrections(component, ends, start, end, learnedAt));
                        });
        if (together.isEmpty()) {
            lines.leave("has a true window and no component that it could be about");
        } else {
            lines.together("correction", together);
        }
        lines.line("began", "ReachMilestone", start, learnedAt).put("milestone", "BEGAN");
    }

    private boolean isPlausible(Instant start, Instant end, Instant learnedAt) {
        Instant published = moment(record, "startedAt");
        return start.isBefore(end)
                && !end.isAfter(learnedAt)
                && !start.isBefore(published.minus(LONGEST_UNNOTICED))
                && !start.isAfter(moment(record, "resolvedAt"))
                && !end.isBefore(published);
    }

    private Map<String, Ends> ends() {
        Map<String, Ends> ends = new LinkedHashMap<>();
        int place = 0;
        for (JsonNode transition : record.path("componentTransitions")) {
            Ends now = new Ends(place, place);
            ends.merge(
                    text(transition, "component"),
                    now,
                    (before, _) -> new Ends(before.first(), now.last()));
            place++;
        }
        return ends;
    }

    private List<ObjectNode> corrections(
            String component, Ends ends, Instant start, Instant end, Instant learnedAt) {
        List<ObjectNode> corrections = new ArrayList<>();
        String begins = kind(ends.first());
        if (!begins.isEmpty()) {
            ObjectNode replacement =
                    lines.replacement(component, "ReportDisruption", start, learnedAt)
                            .put("kind", begins)
                            .put("cause", "UNKNOWN");
            corrections.add(correction(ends.first(), replacement, learnedAt));
        }
        if (kind(ends.last()).isEmpty()) {
            ObjectNode replacement = lines.replacement(component, "RestoreService", end, learnedAt);
            corrections.add(correction(ends.last(), replacement, learnedAt));
        }
        return corrections;
    }

    private ObjectNode correction(int place, ObjectNode replacement, Instant learnedAt) {
        return lines.correction(GithubStatus.transitionName(place), replacement, learnedAt, REASON);
    }

    private String kind(int place) {
        return GithubStatus.kind(text(record.path("componentTransitions").path(place), "to"));
    }
}
