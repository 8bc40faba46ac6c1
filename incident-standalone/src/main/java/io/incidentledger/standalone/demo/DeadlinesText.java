package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

/** Who had to be told by when, and who was. */
final class DeadlinesText {
    private DeadlinesText() {}

    static void print(JsonNode view, Tale tale) {
        tale.heading("Who had to be told");
        Table table = new Table("DEADLINE", "LEGAL BASIS", "UNTIL", "TOLD", "STATE");
        for (JsonNode it : view.path("deadlines")) {
            table.row(
                    it.path("deadline").asString("-"),
                    it.path("legalBasis").asString("-"),
                    Moment.in(it.path("since"), it.path("strict")),
                    Moment.of(it.at("/submissions/0/at")),
                    it.path("state").asString("-"));
        }
        table.lines().forEach(line -> tale.line("  " + line));
    }
}
