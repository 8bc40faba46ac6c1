package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.documents.OpenApi.Operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The description and the reader agree about every statement, right or wrong. The examples are
 * spoilt in every field, one at a time.
 */
class OpenApiAgreementTest {
    private static final OpenApi SHIPPED = OpenApi.shipped();
    private static final Validation VALIDATION = new Validation(SHIPPED);

    /** Which of them goes with which cause is said in words. */
    private static final Set<String> GO_WITH_THE_CAUSE = Set.of("cause", "dependency", "step");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "7",
                    "true",
                    "''",
                    "' '",
                    "x",
                    "UNKNOWN",
                    "WORKAROUND",
                    "LIMITED",
                    "[]",
                    "[null]",
                    "[x]",
                    "['']",
                    "{}",
                    "{unknown: x}",
                    "ALL",
                    "'#0'",
                    "INC-2023-000001@7",
                    "'2023-04-25T16:10:00+02:00'",
                    "'2023-04-25T16:10:00'",
                    "'2023-04-25'",
                    "{date: '2023-04-29', zone: Europe/Berlin}",
                    "{date: '2023-04-29'}",
                    "{date: '2023-02-30', zone: Europe/Berlin}",
                    "{earliest: '2023-04-25T16:10:00Z'}",
                    "{earliest: '2023-04-25T16:10:00Z', latest: '2023-04-25T16:10:00Z'}",
                    "[NOTHING_TO_RESTORE]",
                    "[mail, mail]",
                    "[{service: mail}]",
                    "[{tenants: [insurer-a]}]",
                    "x".repeat(200),
                    "x".repeat(201),
                    "x".repeat(20_000),
                    "x".repeat(20_001));

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void they_take_and_refuse_the_same(Operation operation) {
        assertThat(disagreements(operation, VALIDATION)).isEmpty();
    }

    /** Fails when statements are no longer spoilt, or no longer held against the description. */
    @Test
    void they_are_found_to_disagree() {
        Operation operation = statements().findFirst().orElseThrow();
        OpenApi other = SHIPPED.without("/components/schemas/Support/properties/reportedBy");
        assertThat(disagreements(operation, new Validation(other))).isNotEmpty();
    }

    static Stream<Operation> statements() {
        return OpenApiExamplesTest.commands().stream()
                .filter(operation -> !operation.path().endsWith("/commands"));
    }

    private static List<String> disagreements(Operation operation, Validation description) {
        List<String> found = new ArrayList<>();
        for (JsonNode example : Example.of(operation)) {
            for (String field : fields(operation, example)) {
                for (String value : VALUES) {
                    ObjectNode statement = spoilt(example, field, value);
                    boolean described =
                            description
                                    .complaints(operation.body(), withoutNull(statement, field))
                                    .isEmpty();
                    boolean read = isRead(operation, statement);
                    if (described != read) {
                        found.add(
                                "%s: %s is %s".formatted(field, value, read ? "read" : "refused"));
                    }
                }
            }
        }
        return found;
    }

    private static List<String> fields(Operation operation, JsonNode example) {
        JsonNode schema = OpenApiExamplesTest.choice(operation, example);
        return Flat.of(SHIPPED, schema).properties().keySet().stream()
                .filter(field -> !GO_WITH_THE_CAUSE.contains(field))
                .filter(field -> !operation.parametersIn("path").contains(field))
                .toList();
    }

    private static ObjectNode spoilt(JsonNode example, String field, String value) {
        ObjectNode statement = example.deepCopy().asObject();
        statement.set(field, YAMLMapper.shared().readTree(value));
        return statement;
    }

    /** What is null counts as not there, but for the type, which says what the rest is. */
    private static JsonNode withoutNull(ObjectNode statement, String field) {
        return statement.path(field).isNull() && !field.equals("type")
                ? statement.deepCopy().without(field)
                : statement;
    }

    private static boolean isRead(Operation operation, JsonNode statement) {
        try {
            OpenApiExamplesTest.read(operation, statement);
            return true;
        } catch (CommandRefused refused) {
            return false;
        }
    }
}
