package io.incidentledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The comparison itself, with each kind of change. Each case is a mutation of one schema. */
class EvolutionTest {
    private static final String BEFORE =
            """
            {"type": "object",
             "properties": {
               "type": {"const": "Noted"},
               "text": {"type": "string"},
               "note": {"type": "string"},
               "at": {"$ref": "#/$defs/At"},
               "cause": {"$ref": "#/$defs/Cause"},
               "sites": {"type": "array", "items": {"$ref": "#/$defs/Site"}},
               "numbers": {"type": "object", "additionalProperties": {"type": "integer"}},
               "replacement": {"$ref": "#/$defs/Event"}},
             "required": ["type", "text"],
             "$defs": {
               "At": {"type": "string", "format": "date-time", "pattern": "Z$"},
               "Cause": {"type": "string", "anyOf": [{"enum": ["ATTACK", "FAILURE"]}, {}]},
               "Site": {"type": "object", "properties": {"name": {"type": "string"}}},
               "Event": {"anyOf": [{"$ref": "#"}, {"$ref": "#/$defs/Gone"}, {}]},
               "Gone": {"properties": {"type": {"const": "Gone"}, "by": {"type": "string"}}}}}
            """;

    @Nested
    class It_breaks_a_promise {
        @ParameterizedTest(name = "{2}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        "note": {"type": "string"}, |                                | X.note: removed
                        ["type", "text"]            | ["type", "text", "note"]       | X.note: required now
                        , "text"]                   | ]                              | X.text: not required any more
                        "text": {"type": "string"}  | "text": {"type": "integer"}    | X.text: type is "integer", was "string"
                        "const": "Noted"            | "const": "NoteTaken"           | X.type: const is "NoteTaken", was "Noted"
                        "format": "date-time",      |                                | X.at: format is not given, was "date-time"
                        "pattern": "Z$"             | "pattern": "0$"                | X.at: pattern is "0$", was "Z$"
                        "ATTACK",                   |                                | X.cause: ATTACK removed
                        "name": {"type": "string"}  | "label": {"type": "string"}    | X.sites[].name: removed
                        "integer"                   | "string"                       | X.numbers{}: type is "string", was "integer"
                        {"$ref": "#/$defs/Gone"},   |                                | X.replacement.Gone: removed
                        , "by": {"type": "string"}  |                                | X.replacement.Gone.by: removed
                        """)
        void when(String was, @Nullable String is, String broken) {
            assertThat(broken(was, is)).startsWith(broken).hasSizeLessThan(3);
        }

        @Test
        void when_a_type_is_gone() {
            assertThat(Evolution.broken(Map.of("X", Values.of(BEFORE)), Map.of()))
                    .containsExactly("X: removed");
        }

        /** Headers are described by a schema like any other. */
        @Test
        void when_a_header_is_gone() {
            Map<String, JsonNode> now = new TreeMap<>(ShippedContract.schemas());
            JsonNode headers = HeaderSchema.EVENT.made(false);
            headers.withObject("properties").remove("ce_position");
            now.put(HeaderSchema.EVENT.schemaName(), headers);
            assertThat(Evolution.broken(ShippedContract.schemas(), now))
                    .containsExactly("RecordHeader.ce_position: removed");
        }

        /** As it would be if a component of the real contract were renamed. */
        @Test
        void wherever_it_stands_in_the_contract() {
            Map<String, JsonNode> now = new TreeMap<>(ShippedContract.schemas());
            now.replaceAll(
                    (_, schema) -> Values.of(schema.toString().replace("\"zone\"", "\"tz\"")));
            assertThat(Evolution.broken(ShippedContract.schemas(), now))
                    .contains(
                            "NoteLogged.clocks.occurredAt.zone: removed",
                            "NoteLogged.clocks.occurredAt.tz: required now")
                    .hasSizeGreaterThan(2 * 60);
        }
    }

    @Nested
    class It_keeps_them_all {
        @ParameterizedTest(name = "{index}")
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        "note": {"type": "string"}, | "note": {"type": "string"}, "more": {"type": "string"},
                        "ATTACK",                   | "ATTACK", "FIRE",
                        {"$ref": "#/$defs/Gone"},   | {"$ref": "#/$defs/Gone"}, {"$ref": "#/$defs/Site"},
                        "by": {"type": "string"}    | "by": {"type": "string"}, "why": {"type": "string"}
                        "text": {"type": "string"}  | "text": {"type": "string", "description": "all of it"}
                        "#/$defs/Cause"             | "#/$defs/Cause"
                        """)
        void when_something_is_only_added(String was, String is) {
            assertThat(broken(was, is)).isEmpty();
        }

        @Test
        void when_a_type_is_added() {
            assertThat(Evolution.broken(Map.of(), Map.of("X", Values.of(BEFORE)))).isEmpty();
        }
    }

    private static List<String> broken(String was, @Nullable String is) {
        assertThat(BEFORE).contains(was);
        String now = BEFORE.replace(was, is == null ? "" : is);
        return Evolution.broken("X", Values.of(BEFORE), Values.of(now));
    }
}
