package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

/** How the incident stands to others, whoever said so. */
final class LinksText {
    private LinksText() {}

    static void print(JsonNode view, Tale tale) {
        String incident = view.path("incident").asString("-");
        tale.heading("How it stands to others");
        Table table = new Table("INCIDENT", "IS", "INCIDENT", "BECAUSE");
        for (JsonNode link : view.path("links")) {
            table.row(incident, relation(link), other(link), reason(link));
        }
        for (JsonNode link : view.path("linkedFrom")) {
            table.row(other(link), relation(link), incident, reason(link));
        }
        table.lines().forEach(line -> tale.line("  " + line));
    }

    private static String relation(JsonNode link) {
        return link.path("relation").asString("-");
    }

    private static String other(JsonNode link) {
        return link.path("other").asString("-");
    }

    private static String reason(JsonNode link) {
        return link.path("reason").asString("-");
    }
}
