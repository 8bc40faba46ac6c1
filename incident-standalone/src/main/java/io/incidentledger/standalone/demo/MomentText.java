package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.TreeSet;

/** What was out at one moment: as recorded by then, as learned by then, and as known today. */
final class MomentText {
    private MomentText() {}

    static void print(
            String moment, JsonNode recorded, JsonNode learned, JsonNode today, Tale tale) {
        tale.heading("What was true at %s?".formatted(moment));
        tale.line(
                "  Recorded by then: up to position %d, and so for ever. Learned by then: as people"
                                .formatted(recorded.at("/asOf/position").asLong())
                        + " have said.");
        Table table = new Table("SERVICE", "RECORDED BY THEN", "LEARNED BY THEN", "KNOWN TODAY");
        TreeSet<String> services = new TreeSet<>();
        List.of(recorded, learned, today)
                .forEach(view -> services.addAll(progress(view).propertyNames()));
        for (String service : services) {
            table.row(
                    service,
                    cell(progress(recorded).path(service)),
                    cell(progress(learned).path(service)),
                    cell(progress(today).path(service)));
        }
        table.lines().forEach(tale::line);
    }

    private static JsonNode progress(JsonNode view) {
        return view.at("/progress/services");
    }

    private static String cell(JsonNode count) {
        int out = count.path("stillOut").asInt(0);
        int limited = count.path("limited").asInt(0);
        int back = count.path("restored").asInt(0);
        return count.isMissingNode()
                ? "-"
                : "%d out, %d limited, %d back".formatted(out, limited, back);
    }
}
