package io.incidentledger.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.incidentledger.api.stream.RecordHeader;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds records against schemas, formats included. */
public final class SchemaJudge {
    private final Map<String, Schema> schemas = new TreeMap<>();

    SchemaJudge(Map<String, ? extends JsonNode> schemas) {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        schemas.forEach((name, schema) -> this.schemas.put(name, registry.getSchema(schema)));
    }

    /** By today's schemas, which let nothing pass that they do not name. */
    public static SchemaJudge strict() {
        return new SchemaJudge(ShippedContract.closedSchemas());
    }

    /** What is wrong with a record, its headers first; nothing if it is as it should be. */
    public List<String> complaints(Map<String, String> headers, JsonNode value) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        headers.forEach(texts::put);
        String schema = headers.getOrDefault(RecordHeader.DATA_SCHEMA, "");
        String type = headers.getOrDefault(RecordHeader.TYPE, "");
        return Stream.of(
                        complaints(HeaderSchema.of(type).schemaName(), texts),
                        complaints(schema.replaceFirst("^" + PayloadSchemas.ID, ""), value),
                        schema.equals(PayloadSchemas.ID + type)
                                ? List.<String>of()
                                : List.of("The schema is %s of %s".formatted(schema, type)))
                .flatMap(List::stream)
                .toList();
    }

    /** What is wrong with a value of a type. */
    public List<String> complaints(String type, JsonNode value) {
        Schema schema = schemas.get(type);
        if (schema == null) {
            return List.of("No schema is called '%s'".formatted(type));
        }
        return schema
                .validate(
                        value,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> type + error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
