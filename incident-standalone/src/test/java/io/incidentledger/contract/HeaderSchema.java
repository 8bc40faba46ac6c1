package io.incidentledger.contract;

import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.stream.DerivedHeader;
import io.incidentledger.api.stream.RecordHeader;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas of the headers of a record, made of the names that the contract gives. */
enum HeaderSchema {
    /** Of an event's record. */
    EVENT(RecordHeader.class),

    /** Of a record of a derived topic. */
    DERIVED(DerivedHeader.class);

    private static final String NUMBER = "^\\d+$";

    /** What can be said of a value beside that it is text. */
    private static final Map<String, Map<String, String>> FORMS =
            Map.of(
                    RecordHeader.SPEC_VERSION, Map.of("const", "1.0"),
                    RecordHeader.CONTENT_TYPE, Map.of("const", "application/json"),
                    RecordHeader.SOURCE, Map.of("format", "uri-reference"),
                    RecordHeader.DATA_SCHEMA, Map.of("format", "uri"),
                    RecordHeader.TIME, Map.of("format", "date-time", "pattern", WireForms.INSTANT),
                    RecordHeader.SEQUENCE, Map.of("pattern", NUMBER),
                    RecordHeader.POSITION, Map.of("pattern", NUMBER),
                    RecordHeader.NUMBER, Map.of("pattern", NUMBER),
                    RecordHeader.CATALOGUE_VERSION, Map.of("pattern", "^(-1|\\d+)$"));

    private final Class<?> names;

    HeaderSchema(Class<?> names) {
        this.names = names;
    }

    /** Of the records of a type. */
    static HeaderSchema of(String type) {
        return AsyncApi.derivedTypes().anyMatch(it -> it.getSimpleName().equals(type))
                ? DERIVED
                : EVENT;
    }

    /** Its name among the schemas. */
    String schemaName() {
        return names.getSimpleName();
    }

    /**
     * The schema.
     *
     * @param closed whether there is nothing but what is known today
     */
    ObjectNode made(boolean closed) {
        Javadoc docs = Javadoc.ofTheContract();
        ObjectNode schema =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                        .put("$id", PayloadSchemas.ID + schemaName())
                        .put("title", schemaName())
                        .put("description", docs.of(names))
                        .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        constants()
                .forEach(
                        constant -> {
                            String header = value(constant);
                            ObjectNode text = properties.putObject(header).put("type", "string");
                            forms(header).forEach(text::put);
                            text.put(
                                    "description",
                                    Objects.requireNonNull(docs.of(names, constant.getName())));
                            if (!RecordHeader.OPTIONAL.contains(header)) {
                                required.add(header);
                            }
                        });
        if (this == EVENT) {
            WireForms.addConstants(
                    properties.withObject(RecordHeader.MARKING), Marking.class, closed);
        }
        if (closed) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private Map<String, String> forms(String header) {
        return this == EVENT && header.equals(RecordHeader.ID)
                ? Map.of("format", "uuid")
                : new TreeMap<>(FORMS.getOrDefault(header, Map.of()));
    }

    private Stream<Field> constants() {
        return Stream.of(names.getFields()).filter(field -> field.getType() == String.class);
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("the contract is public", impossible);
        }
    }
}
