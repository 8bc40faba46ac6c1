package io.incidentledger.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.TreeMap;

/** JSON in tests. */
final class Values {
    private Values() {}

    static JsonNode of(String json) {
        return JsonMapper.shared().readTree(json);
    }

    /** Every value that holds no other, by its pointer; so do two trees show what one has lost. */
    static Map<String, JsonNode> leaves(JsonNode tree) {
        Map<String, JsonNode> leaves = new TreeMap<>();
        collect("", tree, leaves);
        return leaves;
    }

    private static void collect(String at, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isEmpty()) {
            leaves.put(at, node);
        }
        node.forEachEntry((name, child) -> collect(at + "/" + name, child, leaves));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(at + "/" + i, node.path(i), leaves);
            }
        }
    }
}
