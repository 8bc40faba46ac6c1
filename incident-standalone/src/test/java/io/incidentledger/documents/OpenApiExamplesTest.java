package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.documents.OpenApi.Operation;
import io.incidentledger.wire.statement.Batch;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The description of the API is well formed, and its examples are what they are examples of. */
class OpenApiExamplesTest {
    private static final OpenApi SHIPPED = OpenApi.shipped();

    @Nested
    class TheDocument {
        @Test
        void is_an_openapi_3_1_document() {
            assertThat(SHIPPED.root().path("openapi").asString()).startsWith("3.1.");
            assertThat(complaints(SHIPPED)).isEmpty();
        }

        @ParameterizedTest(name = "without {0}")
        @ValueSource(strings = {"/info/title", "/paths/~1api~1board/get/responses"})
        void is_found_to_be_none(String pointer) {
            assertThat(complaints(SHIPPED.without(pointer))).isNotEmpty();
        }

        @Test
        void refers_to_what_is_there() {
            assertThat(SHIPPED.root().findValues("$ref"))
                    .allSatisfy(
                            reference ->
                                    assertThat(
                                                    SHIPPED.root()
                                                            .at(reference.asString().substring(1))
                                                            .isMissingNode())
                                            .as(reference.asString())
                                            .isFalse());
        }

        private static List<String> complaints(OpenApi document) {
            return new OpenAPIV3Parser()
                    .readContents(document.root().toString(), List.of(), new ParseOptions())
                    .getMessages();
        }
    }

    @Nested
    class Examples {
        @Test
        void are_as_their_schema_says() {
            assertThat(complaints(SHIPPED)).isEmpty();
        }

        /** Fails when an example is no longer held against its schema. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/paths/~1api~1incidents/post/requestBody/content/application~1json/example",
                    "/components/responses/Refused/content/application~1problem+json/example",
                    "/components/headers/ETag/schema/examples",
                    "/components/schemas/Confirmation/examples"
                })
        void are_found_to_be_wrong(String pointer) {
            assertThat(complaints(SHIPPED.with(pointer, "[{nobody: asked}]"))).isNotEmpty();
        }

        private static List<String> complaints(OpenApi document) {
            Validation validation = new Validation(document);
            List<String> found = new ArrayList<>();
            Example.all(document.root())
                    .forEach(
                            example ->
                                    validation
                                            .complaints(example.schema(), example.value())
                                            .forEach(it -> found.add(example.value() + it)));
            return found;
        }
    }

    @Nested
    class ExamplesOfCommands {
        @ParameterizedTest(name = "{0}")
        @MethodSource("io.incidentledger.documents.OpenApiExamplesTest#commands")
        void are_read_without_complaint(Operation operation) {
            List<JsonNode> examples = Example.of(operation);
            assertThat(examples).isNotEmpty();
            assertThat(examples)
                    .allSatisfy(
                            example ->
                                    assertThatCode(() -> read(operation, example))
                                            .doesNotThrowAnyException());
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("io.incidentledger.documents.OpenApiExamplesTest#commands")
        void are_refused_with_one_field_too_many(Operation operation) {
            for (JsonNode example : Example.of(operation)) {
                example.asObject().put("nobody", "asked");
                assertThatThrownBy(() -> read(operation, example))
                        .isInstanceOf(CommandRefused.class);
            }
        }
    }

    static List<Operation> commands() {
        return SHIPPED.operations().stream()
                .filter(operation -> operation.method().equals("post"))
                .filter(Operation::takesStatements)
                .toList();
    }

    /** Reads a body as the product does. */
    static void read(Operation operation, JsonNode body) {
        Family family = Family.of(operation.path());
        if (operation.path().endsWith("/commands")) {
            Batch.read(family.form(), body);
            return;
        }
        Map<String, String> given = new HashMap<>();
        given.put("type", Family.type(SHIPPED, choice(operation, body)));
        operation.parametersIn("path").stream()
                .filter(name -> !name.equals("incident"))
                .forEach(name -> given.put(name, name.equals("deadline") ? "SOME-1" : "some-id"));
        family.form().read(body, JsonPointer.empty(), given);
    }

    /** The schema of a body, where an operation takes one of two by whether a kind is given. */
    static JsonNode choice(Operation operation, JsonNode body) {
        JsonNode choices = operation.body().path("oneOf");
        return choices.isMissingNode() ? operation.body() : choices.path(body.has("kind") ? 1 : 0);
    }
}
