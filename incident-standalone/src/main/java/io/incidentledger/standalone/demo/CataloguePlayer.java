package io.incidentledger.standalone.demo;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Enters a scenario's catalogue once for all of its runs: it is the same for each. What somebody
 * else has entered before stays as it is.
 */
final class CataloguePlayer {
    private final String scenario;
    private final Product product;
    private final Patience patience;

    CataloguePlayer(String scenario, Product product, Patience patience) {
        this.scenario = scenario;
        this.product = product;
        this.patience = patience;
    }

    /** The answer to the whole request or, where some of it was known, to its last command. */
    Answer play(Step.Request step) throws InterruptedException {
        Answer answer = send(step.id(), step.commands());
        if (answer.succeeded() || !isKnown(answer) || step.commands().size() == 1) {
            return answer;
        }
        for (ObjectNode command : step.commands()) {
            answer = send(step.id(), List.of(command));
            if (!answer.succeeded() && !isKnown(answer)) {
                return answer;
            }
        }
        return answer;
    }

    /** Whether the answer says no more than that the catalogue has it already. */
    static boolean isKnown(Answer answer) {
        return answer.code().equals("ID_TAKEN") || answer.code().equals("RETIRED");
    }

    private Answer send(String step, List<ObjectNode> commands) throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("commands").addAll(commands);
        String path = Destination.CATALOGUE.path("");
        return patience.of(() -> product.post(path, body, key(step, body), Product.DEMO));
    }

    /** The content is in the key, so that an edited scenario is not taken for the old one. */
    private String key(String step, ObjectNode body) {
        UUID content = UUID.nameUUIDFromBytes(body.toString().getBytes(StandardCharsets.UTF_8));
        return "%s/%s/%s".formatted(scenario, step, content);
    }
}
