package io.incidentledger.contract;

import io.incidentledger.wire.json.Json;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was promised at the last release: the schemas, without their descriptions, and one record of
 * each kind for every type that there was.
 */
final class Released {
    private static final Path FOLDER =
            Path.of(
                    System.getProperty("project.root"),
                    "incident-standalone/src/test/resources/released");
    private static final Path CONTRACT = FOLDER.resolve("contract.json");
    private static final Path GOLDEN = FOLDER.resolve("golden/v1");

    private Released() {}

    /** The schemas by their names. */
    static Map<String, JsonNode> schemas() throws IOException {
        return contract()
                .path("schemas")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The topics, as AsyncAPI has them. */
    static JsonNode channels() throws IOException {
        return contract().path("channels");
    }

    private static JsonNode contract() throws IOException {
        return Json.EVENTS.readTree(Files.readString(CONTRACT));
    }

    /** Every record, in the order of types. */
    static List<Golden> golden() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream().flatMap(file -> golden(file).stream()).toList();
        }
    }

    private static List<Golden> golden(Path file) {
        return Json.EVENTS.readValue(file.toFile(), new TypeReference<>() {});
    }

    /** Promises what is shipped today; one schema a line. */
    static void promise() throws IOException {
        String schemas =
                ShippedContract.schemas().entrySet().stream()
                        .map(it -> "\"%s\": %s".formatted(it.getKey(), bare(it.getValue())))
                        .collect(Collectors.joining(",\n"));
        Files.writeString(
                CONTRACT,
                """
                {"channels":
                %s,
                "schemas": {
                %s
                }}
                """
                        .formatted(AsyncApi.made().path("channels"), schemas));
    }

    /** Keeps a record of each type that is not promised yet; never touches others. */
    static void keep() throws IOException {
        Set<String> promised = schemas().keySet();
        for (Class<?> type : Examples.types().toList()) {
            Path file = GOLDEN.resolve(type.getSimpleName() + ".json");
            if (!promised.contains(type.getSimpleName()) || Files.notExists(file)) {
                Files.writeString(
                        file,
                        Json.EVENTS
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(Golden.sentToday(type).toList())
                                + "\n");
            }
        }
    }

    private static ObjectNode bare(ObjectNode schema) {
        ObjectNode bare = schema.deepCopy();
        bare.findParents("description")
                .forEach(
                        parent -> {
                            if (parent.path("description").isString()
                                    && parent instanceof ObjectNode described) {
                                described.remove("description");
                            }
                        });
        return bare;
    }
}
