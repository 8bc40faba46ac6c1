package io.incidentledger.standalone.verification;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Digests of the projections, for people. */
public final class DigestsText {
    private DigestsText() {}

    /** Up to where, each table, and all of them. */
    public static List<String> of(JsonNode digests) {
        List<String> lines = new ArrayList<>();
        lines.add("Projections up to position " + digests.path("position").asLong());
        for (JsonNode it : digests.path("projections")) {
            lines.add(
                    "  %-14s %,12d rows  %s"
                            .formatted(
                                    it.path("table").asString("?"),
                                    it.path("rows").asLong(),
                                    it.path("sha256").asString("?")));
        }
        lines.add("  all            " + " ".repeat(19) + digests.path("sha256").asString("?"));
        return lines;
    }
}
