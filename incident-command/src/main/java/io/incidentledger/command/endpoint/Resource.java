package io.incidentledger.command.endpoint;

import tools.jackson.databind.JsonNode;

import java.util.function.Function;

/**
 * A resource, and the command that posting to it gives.
 *
 * @param path relative to its collection; what it names in braces is a field of the command
 * @param command the command by the body
 */
record Resource<C>(String path, Function<JsonNode, Class<? extends C>> command) {
    static <C> Resource<C> of(String path, Class<? extends C> command) {
        return new Resource<>(path, _ -> command);
    }

    /** The command's wire name. */
    String type(JsonNode body) {
        return command.apply(body).getSimpleName();
    }
}
