package io.incidentledger.benchmark.measure;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the product has answered. */
final class Answers {
    private Answers() {}

    static JsonNode json(String answer) {
        return JsonMapper.shared().readTree(answer);
    }

    /** The incident that was declared. */
    static String incident(String answer) {
        return json(answer).path("incident").asString();
    }
}
