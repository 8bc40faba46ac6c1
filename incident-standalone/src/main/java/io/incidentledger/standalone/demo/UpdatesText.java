package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

/** What was said to whom, who approved it, and whether the promised next one came. */
final class UpdatesText {
    private UpdatesText() {}

    static void print(JsonNode view, Tale tale) {
        tale.heading("What was said outside");
        Table table = new Table("UPDATE", "RELEASED", "APPROVED BY", "NEXT BY", "KEPT", "TEXT");
        for (JsonNode it : view.path("updates")) {
            if (it.has("update")) {
                table.row(
                        it.path("update").asString("-"),
                        Moment.of(it.at("/release/at")),
                        String.join(
                                ", ",
                                it.path("approvals")
                                        .valueStream()
                                        .map(one -> one.at("/approver/subject").asString("-"))
                                        .toList()),
                        Moment.in(it.at("/release/at"), it.at("/promise/by")),
                        it.at("/promise/kept").asString("-"),
                        it.at("/version/text").asString("-"));
            }
        }
        table.lines().forEach(line -> tale.line("  " + line));
    }
}
