package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/**
 * What the product answered.
 *
 * @param status of HTTP
 * @param body JSON; missing when there was none
 */
record Answer(int status, JsonNode body) {
    private static final Set<Integer> GATEWAY = Set.of(502, 503, 504);

    boolean succeeded() {
        return status / 100 == 2;
    }

    String code() {
        return body.path("code").asString("HTTP " + status);
    }

    String detail() {
        return body.path("detail").asString("without a reason");
    }

    /** Whether the same request may succeed a little later. */
    boolean isPassing() {
        return GATEWAY.contains(status) || code().equals("CONTENDED");
    }

    /** The entries that were recorded, by their names. */
    List<String> entries() {
        return ScenarioFolder.stream(body.path("entries"))
                .map(entry -> entry.path("entry").asString())
                .toList();
    }

    /** The codes of the objections that were recorded along with them. */
    List<String> objections() {
        return ScenarioFolder.stream(body.path("entries"))
                .flatMap(entry -> ScenarioFolder.stream(entry.path("objections")))
                .map(objection -> objection.path("code").asString())
                .distinct()
                .toList();
    }
}
