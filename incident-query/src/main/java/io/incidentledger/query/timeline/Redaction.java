package io.incidentledger.query.timeline;

import io.incidentledger.wire.actor.Reader;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * What an entry says to somebody who may see the facts about their own tenants and nothing else.
 * Fields are let through by name: what a later version adds stays inside until it is named here.
 */
final class Redaction {
    /** No words of anybody's, and no names but those of the incident and the service. */
    private static final List<String> FACTS =
            List.of("type", "incident", "service", "kind", "cause", "outcome", "entry");

    private static final List<String> CLOCKS = List.of("occurredAt");

    private Redaction() {}

    /** The payload with the reader's tenants alone. */
    static ObjectNode of(JsonNode payload, Reader reader) {
        ObjectNode facts = some(payload, FACTS);
        if (payload.has("tenants")) {
            facts.set("tenants", tenants(payload.path("tenants"), reader));
        }
        JsonNode replacement = payload.path("replacement");
        if (replacement.isObject() && namesOneOf(replacement, reader)) {
            facts.set("replacement", of(replacement, reader));
        }
        if (payload.has("clocks")) {
            facts.set("clocks", some(payload.path("clocks"), CLOCKS));
        }
        return facts;
    }

    private static boolean namesOneOf(JsonNode event, Reader reader) {
        return event.path("tenants")
                .path("ids")
                .valueStream()
                .anyMatch(id -> reader.mayKnow(id.asString()));
    }

    private static ObjectNode tenants(JsonNode tenants, Reader reader) {
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        tenants.path("ids")
                .valueStream()
                .filter(id -> reader.mayKnow(id.asString()))
                .forEach(own::add);
        ObjectNode set = some(tenants, List.of("all"));
        set.set("ids", own);
        return set;
    }

    private static ObjectNode some(JsonNode node, List<String> names) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        names.stream().filter(node::has).forEach(name -> some.set(name, node.path(name)));
        return some;
    }
}
