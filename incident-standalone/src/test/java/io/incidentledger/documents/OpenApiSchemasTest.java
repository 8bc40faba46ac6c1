package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Problem;
import io.incidentledger.wire.statement.StatementForm;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The description of the API names the fields and the values that the code has. */
class OpenApiSchemasTest {
    private static final OpenApi SHIPPED = OpenApi.shipped();
    private static final Class<?> CLOCKS = readerOf("ClockFields");
    private static final Class<?> SUPPORT = readerOf("SupportFields");
    private static final Set<String> TYPE = Set.of("type");

    @Nested
    class Commands {
        @ParameterizedTest
        @MethodSource("io.incidentledger.documents.Family#all")
        void have_the_fields_that_are_read(Family family) {
            assertThat(statements(SHIPPED, family)).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("io.incidentledger.documents.Family#all")
        void can_be_sent_together_unless_they_begin_an_incident(Family family) {
            Set<String> together = new TreeSet<>(family.types());
            together.remove(DeclareIncident.class.getSimpleName());
            assertThat(Family.byType(SHIPPED, family.together()).keySet()).isEqualTo(together);
        }

        @ParameterizedTest
        @MethodSource("io.incidentledger.documents.Family#all")
        void replace_entries_with_the_fields_that_are_read(Family family) {
            assertThat(Family.byType(SHIPPED, family.replacement()).keySet())
                    .isEqualTo(family.correctable());
            assertThat(replacements(family)).isEmpty();
        }

        @Test
        void beginning_an_incident_has_the_fields_that_are_read() {
            Flat schema = Flat.of(SHIPPED, SHIPPED.schema("DeclareIncidentStatement"));
            assertThat(
                            Likeness.ofRequest(
                                    SHIPPED,
                                    "DeclareIncident",
                                    schema.without(TYPE),
                                    DeclareIncident.class,
                                    CLOCKS,
                                    SUPPORT))
                    .isEmpty();
        }

        /** Fails when a comparison no longer looks at fields, at what is required, or at values. */
        @ParameterizedTest(name = "without {0}")
        @CsvSource({
            "/components/schemas/RestoreService/properties/wave",
            "/components/schemas/RestoreService/required",
            "/components/schemas/Spared/properties/tenants",
            "/components/schemas/Cause/enum",
            "/components/schemas/Clocks/properties/follows"
        })
        void are_found_to_differ(String pointer) {
            assertThat(statements(SHIPPED.without(pointer), Family.INCIDENT)).isNotEmpty();
        }

        private static List<String> statements(OpenApi document, Family family) {
            List<String> differences = new ArrayList<>();
            Family.byType(document, family.together())
                    .forEach(
                            (type, schema) ->
                                    differences.addAll(
                                            Likeness.ofRequest(
                                                    document,
                                                    type,
                                                    Flat.of(document, schema).without(TYPE),
                                                    family.command(type),
                                                    CLOCKS,
                                                    SUPPORT)));
            return differences;
        }

        private static List<String> replacements(Family family) {
            List<String> differences = new ArrayList<>();
            Flat beside =
                    Flat.of(SHIPPED, SHIPPED.schema(family.replacement())).without(Set.of("type"));
            Family.byType(SHIPPED, family.replacement())
                    .forEach(
                            (type, schema) -> {
                                Flat own = Flat.of(SHIPPED, schema).without(TYPE);
                                own.properties().putAll(beside.properties());
                                differences.addAll(
                                        Likeness.ofRequest(
                                                SHIPPED, type, own, family.command(type), CLOCKS));
                            });
            return differences;
        }
    }

    @Nested
    class Values {
        @Test
        void are_those_of_the_enumeration_of_the_same_name() {
            Map<String, Set<String>> documented = new TreeMap<>();
            Map<String, Set<String>> inCode = new TreeMap<>();
            for (String name : SHIPPED.enumerations()) {
                documented.put(name, Likeness.texts(SHIPPED.schema(name).path("enum")));
                inCode.put(name, Likeness.names(Enumerations.named(name)));
            }
            assertThat(documented).isEqualTo(inCode).hasSizeGreaterThan(10);
        }

        @Test
        void name_every_role() {
            String tokens = SHIPPED.root().at("/components/securitySchemes").toString();
            assertThat(Role.values()).allMatch(role -> tokens.contains(role.claim()));
        }
    }

    @Nested
    class Refusals {
        private static final Pattern ROW = Pattern.compile("\\| (\\d{3}) \\| (.*) \\|");
        private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z_]{4,}\\b");

        @Test
        void have_the_fields_of_a_problem() {
            assertThat(
                            Likeness.ofAnswer(
                                    SHIPPED, "Problem", SHIPPED.schema("Problem"), Problem.class))
                    .isEmpty();
        }

        @Test
        void stand_in_the_table_with_their_status() {
            Map<String, Integer> inCode = new TreeMap<>();
            for (RefusalCode code : RefusalCode.values()) {
                inCode.put(code.name(), code.kind().status());
            }
            inCode.put(Problem.FAULT, 500);
            assertThat(table()).isEqualTo(inCode);
        }

        private static Map<String, Integer> table() {
            JsonNode text = SHIPPED.root().at("/components/responses/Refused/description");
            Map<String, Integer> found = new TreeMap<>();
            Matcher row = ROW.matcher(text.asString());
            while (row.find()) {
                int status = Integer.parseInt(row.group(1));
                CODE.matcher(row.group(2)).results().forEach(it -> found.put(it.group(), status));
            }
            return found;
        }
    }

    private static Class<?> readerOf(String fields) {
        try {
            return Class.forName(StatementForm.class.getPackageName() + "." + fields);
        } catch (ClassNotFoundException renamed) {
            throw new AssertionError("The reader of statements has no " + fields, renamed);
        }
    }

    /** Where the values of a schema stand in the code. */
    private static final class Enumerations {
        private static final Map<String, String> ELSEWHERE =
                Map.of(
                        "BoardState", "io.incidentledger.query.board.Board$State",
                        "DeadlineState", "io.incidentledger.query.notification.DeadlineState",
                        "LineOutcome", "io.incidentledger.command.intake.LineOutcome");
        private static final List<String> PACKAGES =
                List.of(
                        "io.incidentledger.api.incident.",
                        "io.incidentledger.api.investigation.",
                        "io.incidentledger.api.notification.",
                        "io.incidentledger.api.catalogue.",
                        "io.incidentledger.api.fact.",
                        "io.incidentledger.api.refusal.",
                        "io.incidentledger.query.generation.");

        static Class<?> named(String schema) {
            return Stream.concat(
                            Stream.ofNullable(ELSEWHERE.get(schema)),
                            PACKAGES.stream().map(name -> name + schema))
                    .flatMap(Enumerations::find)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No enumeration is called " + schema));
        }

        private static Stream<Class<?>> find(String name) {
            try {
                return Stream.of(Class.forName(name));
            } catch (ClassNotFoundException elsewhere) {
                return Stream.empty();
            }
        }
    }
}
