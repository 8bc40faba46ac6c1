package io.incidentledger.documents;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * An example in the document.
 *
 * @param schema what it is an example of
 * @param value the example
 */
record Example(JsonNode schema, JsonNode value) {
    private static final String ONE = "example";
    private static final String SEVERAL = "examples";

    /** Every example below a node, wherever it stands. */
    static List<Example> all(JsonNode node) {
        List<Example> found = new ArrayList<>();
        collect(node, found);
        return found;
    }

    /** The bodies that an operation shows, as copies. */
    static List<JsonNode> of(OpenApi.Operation operation) {
        return all(operation.node().path("requestBody")).stream()
                .map(example -> example.value().deepCopy())
                .toList();
    }

    /** What an operation answers when all is well. */
    static List<Example> ofAnswers(OpenApi document, OpenApi.Operation operation) {
        List<Example> found = new ArrayList<>();
        for (JsonNode content : operation.node().at("/responses/200/content")) {
            found.addAll(all(content));
            found.addAll(all(document.resolve(content.path("schema"))));
        }
        return found;
    }

    private static void collect(JsonNode node, List<Example> found) {
        if (node.has(ONE)) {
            found.add(new Example(node.path("schema"), node.path(ONE)));
        }
        if (node.path(SEVERAL).isArray()) {
            // A schema's own.
            node.path(SEVERAL).forEach(value -> found.add(new Example(node, value)));
        } else {
            node.path(SEVERAL)
                    .forEach(
                            named ->
                                    found.add(
                                            new Example(node.path("schema"), named.path("value"))));
        }
        node.forEach(child -> collect(child, found));
    }
}
