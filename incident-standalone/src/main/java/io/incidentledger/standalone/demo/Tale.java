package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.util.List;

/** Tells people what happens, a line at a time. */
public final class Tale {
    private final PrintWriter out;
    private final Ink ink;

    /** Writes there, in that ink. */
    public Tale(PrintWriter out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    Ink ink() {
        return ink;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void heading(String text) {
        line("");
        line(ink.bold(text));
    }

    void notice(String text) {
        line(ink.yellow("  .. " + text));
    }

    void step(int number, int of, String say, String recorded) {
        line("%3d/%d  %s  %s".formatted(number, of, say, ink.dim(recorded)));
    }

    void stood(List<String> objections) {
        line(ink.yellow("         kept although " + String.join(", ", objections)));
    }

    /** A refusal, whole: its code, its sentence and all that helps to mend it. */
    void problem(Answer answer) {
        line(ink.red("         %s: %s".formatted(answer.code(), answer.detail())));
        for (JsonNode error : answer.body().path("errors")) {
            line(
                    "         at %s: %s"
                            .formatted(
                                    error.path("pointer").asString("?"),
                                    error.path("detail").asString("?")));
        }
        for (JsonNode objection : answer.body().path("objections")) {
            line(
                    "         %s: %s"
                            .formatted(
                                    objection.path("code").asString("?"),
                                    objection.path("sentence").asString("?")));
        }
        List<String> nearest =
                ScenarioFolder.stream(answer.body().path("nearest"))
                        .map(JsonNode::asString)
                        .toList();
        if (!nearest.isEmpty()) {
            line("         perhaps " + String.join(" or ", nearest));
        }
    }
}
