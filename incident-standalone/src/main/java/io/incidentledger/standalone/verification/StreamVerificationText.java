package io.incidentledger.standalone.verification;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** A report about the stream, for people. */
public final class StreamVerificationText {
    private StreamVerificationText() {}

    /** What was compared, how much of what is wrong, and where. */
    public static List<String> of(JsonNode report) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%,d events of the store up to position %d, %,d records of the topics"
                        .formatted(
                                report.path("events").asLong(),
                                report.path("position").asLong(),
                                report.path("records").asLong()));
        if (report.path("sound").asBoolean(false)) {
            lines.add("The topics are what the store says.");
        }
        report.path("counts")
                .properties()
                .forEach(
                        it ->
                                lines.add(
                                        "  %-13s %,d"
                                                .formatted(it.getKey(), it.getValue().asLong())));
        report.path("discrepancies").forEach(it -> lines.add("  " + line(it)));
        return lines;
    }

    private static String line(JsonNode it) {
        return "%s %s-%d%s%s%s: %s"
                .formatted(
                        it.path("kind").asString("?"),
                        it.path("topic").asString("?"),
                        it.path("partition").asInt(),
                        named(" offset ", it.path("offset")),
                        named(" number ", it.path("number")),
                        named(" event ", it.path("event")),
                        it.path("detail").asString("?"));
    }

    private static String named(String name, JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : name + value.asString();
    }
}
