package io.incidentledger.standalone.intake;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody must look at after an import: the answers that say why something was not recorded,
 * and what could not be translated. One object of JSON to a line.
 */
public final class ImportReport {
    private static final Set<String> TAKEN = Set.of("RECORDED", "ACCEPTED", "REPEATED");
    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter to;
    private long left;
    private long notTaken;

    /** Writes to this. */
    public ImportReport(PrintWriter to) {
        this.to = to;
    }

    /** What a record says and no line does. */
    public void left(String sentence) {
        left++;
        to.println(JSON.writeValueAsString(JSON.createObjectNode().put("left", sentence)));
    }

    /** What became of a line. */
    public void answer(JsonNode answer) {
        if (!TAKEN.contains(answer.path("outcome").asString(""))) {
            notTaken++;
            to.println(answer);
        }
    }

    /** Whether every line was recorded, now or earlier. */
    public boolean isClean() {
        return notTaken == 0;
    }

    /** The figures, for people. */
    public List<String> figures(JsonNode summary) {
        double seconds = summary.path("milliseconds").asLong() / 1000.0;
        long lines = summary.path("lines").asLong();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d lines of %s in %,.1f s, %,.0f a second%s",
                        lines,
                        summary.path("source").asString(),
                        seconds,
                        lines / Math.max(seconds, 0.001),
                        summary.path("dryRun").asBoolean(false) ? ": nothing was recorded" : ""),
                "  outcomes     " + counts(summary.path("outcomes")),
                "  codes        " + counts(summary.path("codes")),
                "  overridden   " + counts(summary.path("overridden")),
                String.format(Locale.ROOT, "  not translated   %,d remarks", left));
    }

    private static String counts(JsonNode counts) {
        return counts.isEmpty()
                ? "none"
                : counts.properties().stream()
                        .map(
                                count ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %,d",
                                                count.getKey(),
                                                count.getValue().asLong()))
                        .collect(Collectors.joining(", "));
    }
}
