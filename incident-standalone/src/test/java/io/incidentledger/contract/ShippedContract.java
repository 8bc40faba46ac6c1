package io.incidentledger.contract;

import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the contract, as they are made of the code and as they are shipped. */
final class ShippedContract {
    /** Where they stand. */
    static final Path FOLDER =
            Path.of(System.getProperty("project.root"), "incident-api/src/main/resources/contract");

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.LITERAL_BLOCK_STYLE)
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
                    .build();

    private ShippedContract() {}

    /** Every schema by its name: of the headers, and of every value. */
    static Map<String, ObjectNode> schemas() {
        Map<String, ObjectNode> schemas = PayloadSchemas.made(false);
        for (HeaderSchema headers : HeaderSchema.values()) {
            schemas.put(headers.schemaName(), headers.made(false));
        }
        return schemas;
    }

    /** The same without anything but what is known today. */
    static Map<String, ObjectNode> closedSchemas() {
        Map<String, ObjectNode> schemas = PayloadSchemas.made(true);
        for (HeaderSchema headers : HeaderSchema.values()) {
            schemas.put(headers.schemaName(), headers.made(true));
        }
        return schemas;
    }

    /** Writes them as they must be. */
    static void write() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("schemas"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> file : made().entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    /** What the files must hold, by their path below the folder. */
    static Map<String, String> made() {
        Map<String, String> files = new TreeMap<>();
        files.put("asyncapi.yaml", YAML.writeValueAsString(AsyncApi.made()));
        schemas()
                .forEach(
                        (name, schema) ->
                                files.put(
                                        "schemas/" + name + ".json",
                                        schema.toPrettyString() + "\n"));
        return files;
    }
}
