package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Stream;

/** Makes requests of the short form in which a scenario writes its catalogue. */
final class CatalogueSteps {
    private CatalogueSteps() {}

    static List<Step.Request> of(JsonNode catalogue) {
        return List.of(
                request("sites", commands("RegisterSite", catalogue.path("sites"))),
                request("services", commands("RegisterService", catalogue.path("services"))),
                request("tenants", commands("RegisterTenant", catalogue.path("tenants"))),
                request("subscriptions", subscriptions(catalogue.path("subscriptions"))));
    }

    private static Step.Request request(String what, Stream<ObjectNode> commands) {
        List<ObjectNode> all = commands.toList();
        String say = "Catalogue: %d %s".formatted(all.size(), what);
        return new Step.Request(
                "catalogue-" + what, say, Destination.CATALOGUE, null, Product.DEMO, all);
    }

    private static Stream<ObjectNode> commands(String type, JsonNode rows) {
        return ScenarioFolder.stream(rows)
                .map(
                        row -> {
                            ObjectNode command = row.asObject().deepCopy();
                            return command.put("type", type);
                        });
    }

    private static Stream<ObjectNode> subscriptions(JsonNode subscriptions) {
        String since = subscriptions.path("since").asString();
        return ScenarioFolder.stream(subscriptions.path("lines"))
                .flatMap(
                        line ->
                                ScenarioFolder.stream(line.path("tenants"))
                                        .map(tenant -> subscription(line, tenant, since)));
    }

    private static ObjectNode subscription(JsonNode line, JsonNode tenant, String since) {
        ObjectNode command = JsonNodeFactory.instance.objectNode();
        command.put("type", "Subscribe");
        command.set("tenant", tenant);
        command.set("service", line.path("service"));
        for (String optional : List.of("sites", "alias")) {
            if (line.has(optional)) {
                command.set(optional, line.path(optional));
            }
        }
        return command.put("occurredAt", since);
    }
}
