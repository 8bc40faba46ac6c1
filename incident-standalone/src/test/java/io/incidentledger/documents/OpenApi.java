package io.incidentledger.documents;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The description of the API as it is shipped.
 *
 * @param root the whole of it, as a tree
 */
record OpenApi(ObjectNode root) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String SCHEMAS = "/components/schemas/";

    static OpenApi shipped() {
        try (InputStream file = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            return new OpenApi(
                    (ObjectNode) YAMLMapper.shared().readTree(Objects.requireNonNull(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A copy without one node, to show that a test notices. */
    OpenApi without(String pointer) {
        ObjectNode changed = root.deepCopy();
        JsonPointer path = JsonPointer.compile(pointer);
        JsonNode removed =
                changed.withObject(path.head()).remove(path.last().getMatchingProperty());
        Objects.requireNonNull(removed, pointer);
        return new OpenApi(changed);
    }

    /** A copy with one node more, or another in its place. */
    OpenApi with(String pointer, String json) {
        ObjectNode changed = root.deepCopy();
        JsonPointer path = JsonPointer.compile(pointer);
        changed.withObject(path.head())
                .set(path.last().getMatchingProperty(), YAMLMapper.shared().readTree(json));
        return new OpenApi(changed);
    }

    /** Follows references, until there is none. */
    JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            String reference = found.path("$ref").asString();
            found = root.at(reference.substring(1));
            if (found.isMissingNode()) {
                throw new IllegalArgumentException("refers to nothing: " + reference);
            }
        }
        return found;
    }

    JsonNode schema(String name) {
        return resolve(root.at(SCHEMAS + name));
    }

    /** Schemas that are a list of values, by name. */
    List<String> enumerations() {
        return root.at(SCHEMAS.substring(0, SCHEMAS.length() - 1))
                .propertyStream()
                .filter(schema -> schema.getValue().has("enum"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every operation, in the order of the document. */
    List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        root.path("paths")
                .forEachEntry(
                        (path, item) ->
                                item.forEachEntry(
                                        (method, node) -> {
                                            if (METHODS.contains(method)) {
                                                found.add(operation(path, item, method, node));
                                            }
                                        }));
        return found;
    }

    /** The operation that a request is for. */
    Operation operation(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method))
                .filter(operation -> path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .orElseThrow();
    }

    /** The schema of what an operation answers under a status. */
    JsonNode answer(Operation operation, int status) {
        JsonNode responses = operation.node().path("responses");
        String key = String.valueOf(status);
        return resolve(responses.path(responses.has(key) ? key : "default"))
                .path("content")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .path("schema");
    }

    private Operation operation(String path, JsonNode item, String method, JsonNode node) {
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        node.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        return new Operation(path, method, node, parameters);
    }

    /**
     * One method of one path.
     *
     * @param path with its variables in braces
     * @param method in lower case
     * @param node what stands there
     * @param parameters its own and those of its path
     */
    record Operation(String path, String method, JsonNode node, List<JsonNode> parameters) {
        private static final Set<String> OF_COMMANDS =
                Set.of("Incidents", "Investigation", "Notification", "Catalogue");
        private static final String LINES = "application/x-ndjson";

        List<String> parametersIn(String place) {
            return parameters.stream()
                    .filter(parameter -> parameter.path("in").asString().equals(place))
                    .map(parameter -> parameter.path("name").asString())
                    .sorted()
                    .toList();
        }

        /** The schema of the body that it takes; missing if it takes none. */
        JsonNode body() {
            return node.at("/requestBody/content/application~1json/schema");
        }

        /** Whether it takes and answers many objects, one to a line. */
        boolean takesLines() {
            return node.at("/requestBody/content").has(LINES);
        }

        /** Whether what is posted to it is recorded. */
        boolean takesStatements() {
            return node.path("tags")
                    .valueStream()
                    .anyMatch(it -> OF_COMMANDS.contains(it.asString()));
        }

        /** The media type of what is posted to it. */
        String mediaType() {
            return takesLines() ? LINES : "application/json";
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }
}
