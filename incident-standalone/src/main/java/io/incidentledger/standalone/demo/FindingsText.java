package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

/** What is known, by question: what contradicts each other stands side by side. */
final class FindingsText {
    private FindingsText() {}

    static void print(JsonNode findings, Tale tale) {
        tale.heading("What is known");
        for (JsonNode question : findings.path("questions")) {
            tale.line("  " + question.path("question").asString("?"));
            Table table = new Table("BY", "SAYS", "HOW SURE", "IN THEIR WORDS");
            question.path("findings")
                    .forEach(
                            it ->
                                    table.row(
                                            it.path("source").asString("-"),
                                            it.path("assessment").asString("-"),
                                            it.path("confidence").asString("-"),
                                            it.path("statement").asString("-")));
            table.lines().forEach(line -> tale.line("  " + line));
        }
    }
}
