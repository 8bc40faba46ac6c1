package io.incidentledger.documents;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges values by the schemas of the document, formats included. */
final class Validation {
    private static final String COMPONENTS = "components";
    private static final Dialect WITH_COMPONENTS =
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword(COMPONENTS))
                    .build();

    private final OpenApi document;
    private final SchemaRegistry schemas = SchemaRegistry.withDialect(WITH_COMPONENTS);
    private final Map<JsonNode, Schema> known = new HashMap<>();

    Validation(OpenApi document) {
        this.document = document;
    }

    /** What is wrong with a value; nothing if it is as the schema says. */
    List<String> complaints(JsonNode schema, JsonNode value) {
        return known
                .computeIfAbsent(schema, this::standingAlone)
                .validate(
                        value,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** With the components beside it, so that references find them. */
    private Schema standingAlone(JsonNode schema) {
        ObjectNode alone = (ObjectNode) schema.deepCopy();
        alone.set(COMPONENTS, document.root().path(COMPONENTS));
        return schemas.getSchema(alone);
    }
}
