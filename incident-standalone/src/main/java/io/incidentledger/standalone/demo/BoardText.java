package io.incidentledger.standalone.demo;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The board: what is out, for whom, since when and why; one line for each service. */
final class BoardText {
    private static final int TENANTS_SHOWN = 4;

    private BoardText() {}

    static void print(JsonNode board, @Nullable String validAt, Tale tale) {
        tale.heading(validAt == null ? "Board" : "Board, as it was at " + validAt);
        Map<String, List<JsonNode>> byService = new TreeMap<>();
        for (JsonNode pair : board.path("items")) {
            if (!"OK".equals(text(pair, "state"))) {
                byService.computeIfAbsent(text(pair, "service"), _ -> new ArrayList<>()).add(pair);
            }
        }
        Table table =
                new Table("SERVICE", "OFFLINE", "LIMITED", "WORKAROUND", "SINCE", "WHY", "FOR");
        byService.forEach(
                (service, pairs) ->
                        table.row(
                                service,
                                count(pairs, "OFFLINE"),
                                count(pairs, "LIMITED"),
                                count(pairs, "WORKAROUND"),
                                since(pairs),
                                causes(pairs),
                                tenants(pairs)));
        if (table.isEmpty()) {
            tale.line(tale.ink().green("  Everything works for everybody."));
        } else {
            table.lines().forEach(tale::line);
        }
    }

    private static String count(List<JsonNode> pairs, String kind) {
        long count = pairs.stream().filter(pair -> kind.equals(text(pair, "state"))).count();
        return count == 0 ? "-" : Long.toString(count);
    }

    private static String since(List<JsonNode> pairs) {
        return pairs.stream()
                .map(pair -> pair.path("since"))
                .min((one, other) -> text(one, "earliest").compareTo(text(other, "earliest")))
                .map(Moment::of)
                .orElse("-");
    }

    private static String causes(List<JsonNode> pairs) {
        return pairs.stream()
                .flatMap(pair -> ScenarioFolder.stream(pair.path("causes")))
                .map(cause -> cause.asString(""))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String tenants(List<JsonNode> pairs) {
        String some =
                pairs.stream()
                        .map(pair -> text(pair, "tenant"))
                        .sorted()
                        .limit(TENANTS_SHOWN)
                        .collect(Collectors.joining(" "));
        int more = pairs.size() - TENANTS_SHOWN;
        return more > 0 ? some + " and " + more + " more" : some;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
