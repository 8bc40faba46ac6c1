package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the steps so far have recorded, so that a later one can name it. */
final class RecordedEntries {
    private final Map<String, List<String>> byStep = new HashMap<>();

    void add(String step, List<String> entries) {
        byStep.put(step, entries);
    }

    /** What a step recorded first. */
    String first(String step) {
        return entry(JsonNodeFactory.instance.objectNode().put("step", step));
    }

    /** The incident that a step declared. */
    String incident(String step) {
        String entry = first(step);
        return entry.substring(0, entry.indexOf('@'));
    }

    /**
     * The same command, with every {@code {step: …, index: …}} replaced by the entry it names, and
     * {@code {incidentOf: …}} by the incident that a step declared.
     */
    ObjectNode resolve(ObjectNode command) {
        ObjectNode resolved = command.objectNode();
        command.properties()
                .forEach(field -> resolved.set(field.getKey(), value(field.getValue())));
        return resolved;
    }

    private JsonNode value(JsonNode value) {
        return switch (value) {
            case ObjectNode object when isReference(object) -> StringNode.valueOf(entry(object));
            case ObjectNode object when object.has("incidentOf") ->
                    StringNode.valueOf(incident(object.path("incidentOf").asString()));
            case ObjectNode object -> resolve(object);
            case ArrayNode list -> {
                ArrayNode resolved = list.arrayNode();
                list.forEach(element -> resolved.add(value(element)));
                yield resolved;
            }
            default -> value;
        };
    }

    private static boolean isReference(ObjectNode object) {
        int index = object.has("index") ? 1 : 0;
        return object.has("step") && object.size() == 1 + index;
    }

    private String entry(ObjectNode reference) {
        String step = reference.path("step").asString();
        int index = reference.path("index").asInt(0);
        List<String> entries = byStep.getOrDefault(step, List.of());
        if (index >= entries.size()) {
            throw new DemoStopped(
                    "The scenario names an entry that no step recorded: " + reference);
        }
        return entries.get(index);
    }
}
