package io.incidentledger.documents;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An object's schema with its references and {@code allOf} resolved.
 *
 * @param properties the schemas of its properties, by name
 * @param required those that must be there
 */
record Flat(Map<String, JsonNode> properties, Set<String> required) {
    static Flat of(OpenApi document, JsonNode schema) {
        Flat flat = new Flat(new TreeMap<>(), new TreeSet<>());
        flat.add(document, schema);
        return flat;
    }

    /** The schema of one property; missing if there is none. */
    JsonNode property(String name) {
        return properties.getOrDefault(name, MissingNode.getInstance());
    }

    /** The same without some of its properties. */
    Flat without(Set<String> names) {
        Map<String, JsonNode> others = new TreeMap<>(properties);
        others.keySet().removeAll(names);
        Set<String> stillRequired = new HashSet<>(required);
        stillRequired.removeAll(names);
        return new Flat(others, new TreeSet<>(stillRequired));
    }

    private void add(OpenApi document, JsonNode schema) {
        JsonNode own = document.resolve(schema);
        own.path("properties").forEachEntry(properties::put);
        own.path("required").forEach(name -> required.add(name.asString()));
        own.path("allOf").forEach(part -> add(document, part));
    }
}
