package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The timeline: every entry in order of recording, with what became of it. */
final class TimelineText {
    private static final int WIDTH = 60;

    private TimelineText() {}

    static void print(List<JsonNode> entries, Tale tale) {
        tale.heading("Timeline, in order of entry");
        Table table = new Table("ENTRY", "TRUE SINCE", "WHAT", "ABOUT");
        for (JsonNode entry : entries) {
            table.row(
                    text(entry, "entry"),
                    Moment.of(entry.path("occurredAt")),
                    text(entry, "type"),
                    about(entry));
        }
        table.lines().forEach(tale::line);
    }

    private static String about(JsonNode entry) {
        JsonNode event = entry.path("payload");
        List<String> parts = new ArrayList<>();
        for (String field : List.of("service", "site", "milestone", "kind", "cause", "entry")) {
            if (!text(event, field).isEmpty()) {
                parts.add(text(event, field));
            }
        }
        JsonNode tenants = event.path("tenants").path("ids");
        if (!tenants.isMissingNode()) {
            parts.add(
                    tenants.size() == 1
                            ? tenants.path(0).asString("")
                            : tenants.size() + " tenants");
        }
        for (String field : List.of("title", "text")) {
            if (!text(event, field).isEmpty()) {
                parts.add(shortened(text(event, field)));
            }
        }
        parts.addAll(marks(entry, event));
        return String.join(" ", parts);
    }

    private static List<String> marks(JsonNode entry, JsonNode event) {
        List<String> marks = new ArrayList<>();
        if (entry.path("marks").hasNonNull("correctedBy")) {
            marks.add("(corrected)");
        }
        if (entry.path("marks").hasNonNull("retractedBy")) {
            marks.add("(retracted)");
        }
        String objections =
                ScenarioFolder.stream(event.path("objections"))
                        .map(objection -> text(objection, "code"))
                        .collect(Collectors.joining(", "));
        if (!objections.isEmpty()) {
            marks.add("(although " + objections + ")");
        }
        return marks;
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
