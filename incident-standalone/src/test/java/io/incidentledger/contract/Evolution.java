package io.incidentledger.contract;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a schema takes back of what an earlier one promised to those who read. Nothing, if whoever
 * understood every record of then understands every record of now, and the other way round.
 */
final class Evolution {
    /** What says of which kind a value is. */
    private static final List<String> KIND = List.of("type", "const", "format", "pattern");

    private final JsonNode before;
    private final JsonNode now;
    private final List<String> broken = new ArrayList<>();

    /** References of then and now; the schema itself to begin with. */
    private final Set<String> compared = new HashSet<>(Set.of("##"));

    private Evolution(JsonNode before, JsonNode now) {
        this.before = before;
        this.now = now;
    }

    /** Of all schemas, by their names. */
    static List<String> broken(
            Map<String, ? extends JsonNode> before, Map<String, ? extends JsonNode> now) {
        List<String> broken = new ArrayList<>();
        before.forEach(
                (name, schema) -> {
                    JsonNode successor = now.get(name);
                    if (successor == null) {
                        broken.add(name + ": removed");
                    } else {
                        broken.addAll(broken(name, schema, successor));
                    }
                });
        return broken;
    }

    /** Of one of them. */
    static List<String> broken(String name, JsonNode before, JsonNode now) {
        Evolution evolution = new Evolution(before, now);
        evolution.compare(name, before, now);
        return evolution.broken;
    }

    private void compare(String at, JsonNode givenOld, JsonNode givenNew) {
        String reference = givenOld.path("$ref").asString("");
        if (!reference.isEmpty() && !compared.add(reference + givenNew.path("$ref").asString(""))) {
            return;
        }
        JsonNode old = resolved(before, givenOld);
        JsonNode present = resolved(now, givenNew);
        for (String keyword : KIND) {
            JsonNode was = old.path(keyword);
            JsonNode is = present.path(keyword);
            if (!was.equals(is)) {
                broken.add("%s: %s is %s, was %s".formatted(at, keyword, said(is), said(was)));
            }
        }
        Set<String> constants = constants(old);
        constants.removeAll(constants(present));
        constants.forEach(constant -> broken.add("%s: %s removed".formatted(at, constant)));
        properties(at, old, present);
        if (old.has("items")) {
            compare(at + "[]", old.path("items"), present.path("items"));
        }
        if (old.path("additionalProperties").isObject()) {
            compare(
                    at + "{}",
                    old.path("additionalProperties"),
                    present.path("additionalProperties"));
        }
        Map<String, JsonNode> choices = events(now, present);
        events(before, old)
                .forEach((event, was) -> compareOrMiss(at, event, was, choices.get(event)));
    }

    private void properties(String at, JsonNode old, JsonNode present) {
        old.path("properties")
                .forEachEntry(
                        (name, was) ->
                                compareOrMiss(at, name, was, present.path("properties").get(name)));
        Set<String> was = texts(old.path("required"));
        Set<String> is = texts(present.path("required"));
        for (String name : is) {
            if (!was.contains(name)) {
                // Records of then do not have it, and are sent again as they are.
                broken.add("%s.%s: required now".formatted(at, name));
            }
        }
        for (String name : was) {
            if (!is.contains(name) && present.path("properties").has(name)) {
                broken.add("%s.%s: not required any more".formatted(at, name));
            }
        }
    }

    private void compareOrMiss(String at, String name, JsonNode was, @Nullable JsonNode is) {
        if (is == null) {
            broken.add("%s.%s: removed".formatted(at, name));
        } else {
            compare(at + "." + name, was, is);
        }
    }

    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref")) {
            found = root.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }

    private static Set<String> constants(JsonNode schema) {
        Set<String> constants = texts(schema.path("enum"));
        schema.path("anyOf").forEach(choice -> constants.addAll(texts(choice.path("enum"))));
        return constants;
    }

    /** The choices of a family, by the type that each is for. */
    private static Map<String, JsonNode> events(JsonNode root, JsonNode family) {
        Map<String, JsonNode> events = new TreeMap<>();
        for (JsonNode choice : family.path("anyOf")) {
            JsonNode type = resolved(root, choice).at("/properties/type/const");
            if (type.isString()) {
                events.put(type.asString(), choice);
            }
        }
        return events;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static String said(JsonNode value) {
        return value instanceof MissingNode ? "not given" : value.toString();
    }
}
