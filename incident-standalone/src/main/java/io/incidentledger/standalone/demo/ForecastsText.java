package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

/** When services were expected back, as it was said last, and how often that was changed. */
final class ForecastsText {
    private ForecastsText() {}

    static void print(JsonNode view, Tale tale) {
        tale.heading("Forecasts");
        Table table = new Table("SERVICE", "TENANT", "EXPECTED", "TIMES SAID");
        for (JsonNode it : view.path("forecasts")) {
            table.row(
                    it.path("service").asString("-"),
                    it.path("tenant").asString("-"),
                    it.has("expected") ? Moment.of(it.path("expected")) : "not foreseeable",
                    Integer.toString(it.path("revisions").size()));
        }
        table.lines().forEach(line -> tale.line("  " + line));
    }
}
