package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

/** The emergency solutions: who keeps them running, for whom, and what became of them. */
final class WorkaroundsText {
    private WorkaroundsText() {}

    static void print(JsonNode view, Tale tale) {
        tale.heading("Workarounds");
        Table table = new Table("WORKAROUND", "FOR", "OWNER", "SINCE", "UNTIL", "TENANTS");
        for (JsonNode it : view.path("workarounds")) {
            table.row(
                    it.path("workaround").asString("-"),
                    it.path("service").asString("-"),
                    it.path("owner").asString("-"),
                    Moment.of(it.at("/tenants/0/since")),
                    Moment.of(it.at("/tenants/0/until")),
                    Integer.toString(it.path("tenants").size()));
        }
        table.lines().forEach(line -> tale.line("  " + line));
    }
}
