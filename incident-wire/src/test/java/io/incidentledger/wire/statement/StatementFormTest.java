package io.incidentledger.wire.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentCommand.CorrectEntry;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentCommand.TakeSiteOffline;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.json.RequestReader;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

class StatementFormTest {
    @Nested
    class Taken_at_its_word {
        @Test
        void the_common_fields_stand_beside_those_of_the_command() {
            IncidentStatement note =
                    incident(
                            """
                            {"type": "LogNote", "text": "x",
                             "occurredAt": "2023-04-27T02:00:00+02:00",
                             "learnedAt": "2023-04-28T00:00:00Z", "learnedFrom": "paper log",
                             "follows": "#0", "despite": ["ORDER_AMBIGUOUS"],
                             "decidedBy": "shift-lead", "reportedBy": "noc-3", "marking": "RED"}
                            """);
            assertThat(note.command()).isEqualTo(new LogNote("x"));
            assertThat(note.asserted().occurredAt())
                    .isEqualTo(OccurredAt.parse("2023-04-27T02:00:00+02:00"));
            assertThat(note.asserted().learnedAt())
                    .isEqualTo(new LearnedAt(Instant.parse("2023-04-28T00:00:00Z"), "paper log"));
            assertThat(note.asserted().follows()).isEqualTo(EntryId.of("#0"));
            assertThat(note.despite()).containsExactly(ObjectionCode.ORDER_AMBIGUOUS);
            assertThat(note.attribution())
                    .isEqualTo(new Attribution("shift-lead", "noc-3", Marking.RED));
        }

        @Test
        void a_correction_holds_a_whole_statement_less_who_stands_behind_it() {
            IncidentStatement correction =
                    incident(
                            """
                            {"type": "CorrectEntry", "entry": "INC-2023-000001@3", "reason": "misread",
                             "replacement": {"type": "LogNote", "text": "y", "follows": "#1"}}
                            """);
            assertThat(correction.command())
                    .isInstanceOfSatisfying(
                            CorrectEntry.class,
                            said -> {
                                assertThat(said.replacement().command())
                                        .isEqualTo(new LogNote("y"));
                                assertThat(said.replacement().asserted().follows())
                                        .isEqualTo(EntryId.of("#1"));
                            });
        }

        @Test
        void lists_and_flags_may_be_left_out() {
            assertThat(
                            StatementForm.CATALOGUE
                                    .read(
                                            tree("{\"service\": \"eau\", \"name\": \"eAU\"}"),
                                            JsonPointer.empty(),
                                            Map.of("type", "RegisterService"))
                                    .command())
                    .isInstanceOfSatisfying(
                            RegisterService.class,
                            said -> {
                                assertThat(said.dependsOn()).isEmpty();
                                assertThat(said.provisional()).isFalse();
                            });
            IncidentStatement site =
                    incident(
                            """
                            {"type": "TakeSiteOffline", "site": "munich", "cause": "ISOLATION",
                             "except": [{"service": "eau"}]}
                            """);
            assertThat(site.command())
                    .isInstanceOfSatisfying(
                            TakeSiteOffline.class,
                            said -> {
                                assertThat(said.except().getFirst().service())
                                        .isEqualTo(new ServiceId("eau"));
                                assertThat(said.except().getFirst().tenants()).isEmpty();
                            });
        }
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        5                                                      | ``                | The body must be a JSON object
                        {"text":"x"}                                           | /type             | type is required: one of
                        {"type":"Shout","text":"x"}                            | /type             | type must be one of DeclareIncident
                        {"type":5}                                             | /type             | type must be one of
                        {"type":"LogNote"}                                     | /text             | text is required
                        {"type":"LogNote","text":null}                         | /text             | text is required
                        {"type":"LogNote","text":" "}                          | /text             | text must not be blank
                        {"type":"LogNote","text":5}                            | /text             | text must be a text
                        {"type":"LogNote","text":true}                         | /text             | text must be a text
                        {"type":"LogNote","text":["x"]}                        | /text             | text must be a text
                        {"type":"LogNote","text":{}}                           | /text             | text must be a text
                        {"type":"LogNote","text":"x","colour":"red"}           | /colour           | colour is not known here; known are decidedBy, despite, follows, learnedAt, learnedFrom, marking, occurredAt, reportedBy, text
                        {"type":"LogNote","text":"\\u0000"}                    | /text             | text must not hold the character U+0000
                        {"type":"LogNote","text":"\\ud83d"}                    | /text             | text must not hold half a surrogate pair
                        {"type":"LogNote","text":"x","text":"y"}               | /text             | text is given twice
                        {"type":"LogNote","text":"x","marking":"PINK"}         | /marking          | marking must be one of CLEAR, GREEN, AMBER, AMBER_STRICT, RED, not "PINK"
                        {"type":"LogNote","text":"x","marking":"red"}          | /marking          | marking must be one of
                        {"type":"LogNote","text":"x","marking":""}             | /marking          | marking must be one of
                        {"type":"LogNote","text":"x","marking":1}              | /marking          | marking must be one of
                        {"type":"LogNote","text":"x","despite":"NOTHING_CHANGES"} | /despite       | despite must be a list
                        {"type":"LogNote","text":"x","despite":["NO"]}         | /despite/0        | despite[0] must be one of
                        {"type":"LogNote","text":"x","despite":[null]}         | /despite/0        | despite[0] is required
                        {"type":"LogNote","text":"x","follows":"@"}            | /follows          | follows must look like INC-2026-000123@7
                        {"type":"LogNote","text":"x","follows":7}              | /follows          | follows must
                        {"type":"LogNote","text":"x","learnedFrom":"y"}        | /learnedFrom      | learnedFrom goes with learnedAt
                        {"type":"LogNote","text":"x","learnedAt":"yesterday"}  | /learnedAt        | learnedAt must be a time with its zone
                        {"type":"LogNote","text":"x","learnedAt":1682553600}   | /learnedAt        | learnedAt must
                        {"type":"LogNote","text":"x","occurredAt":"2023-04-27T02:00:00"} | /occurredAt | occurredAt must be a time with its zone
                        {"type":"LogNote","text":"x","occurredAt":1682553600}  | /occurredAt       | occurredAt must not be a value of the kind number
                        {"type":"LogNote","text":"x","occurredAt":[]}          | /occurredAt       | occurredAt must not be
                        {"type":"LogNote","text":"x","occurredAt":{}}          | /occurredAt/earliest | earliest is required
                        {"type":"LogNote","text":"x","occurredAt":{"earliest":"2023-04-27T02:00:00Z","latest":"2023-04-26T02:00:00Z"}} | /occurredAt/latest | latest must not be before earliest
                        {"type":"LogNote","text":"x","occurredAt":{"date":"2023-04-27"}} | /occurredAt/zone | zone is required with a date
                        {"type":"LogNote","text":"x","occurredAt":{"date":"2023-02-30","zone":"Z"}} | /occurredAt/date | date
                        {"type":"LogNote","text":"x","occurredAt":{"date":20230203,"zone":"Z"}} | /occurredAt/date | date
                        {"type":"LogNote","text":"x","occurredAt":{"date":"+999999999-12-31","zone":"Z"}} | /occurredAt | occurredAt is outside the calendar
                        {"type":"LogNote","text":"x","occurredAt":{"date":"2023-04-27","zone":"Mars/Base"}} | /occurredAt/zone | zone is no time zone: Mars/Base
                        {"type":"LogNote","text":"x","occurredAt":{"date":"2023-04-27","zone":"Z","when":"now"}} | /occurredAt/when | when is not known here; known are date, earliest, latest, zone
                        {"type":"RestoreService","service":"e AU","tenants":"ALL"} | /service | service must be 1 to 64 lower-case letters
                        {"type":"RestoreService","service":5,"tenants":"ALL"}  | /service          | service must
                        {"type":"RestoreService","service":{},"tenants":"ALL"} | /service          | service must
                        {"type":"RestoreService","service":"eau"}              | /tenants          | tenants is required
                        {"type":"RestoreService","service":"eau","tenants":"all"} | /tenants       | tenants must be "ALL" or a list of tenants
                        {"type":"RestoreService","service":"eau","tenants":[]} | /tenants          | tenants must be "ALL" or a list of at least one tenant
                        {"type":"RestoreService","service":"eau","tenants":[null]} | /tenants      | tenants must be "ALL" or a list
                        {"type":"RestoreService","service":"eau","tenants":["A"]} | /tenants       | tenants must be 1 to 64
                        {"type":"RestoreService","service":"eau","tenants":"ALL","step":"s1"} | /step | step goes with the causes
                        {"type":"TakeServiceOffline","service":"eau","tenants":"ALL","cause":"ATTACK"} | /cause | cause must be ISOLATION
                        {"type":"TakeSiteOffline","site":"munich","cause":"ISOLATION","except":[{"service":"eau","tenants":["x","Y"]}]} | /except/0/tenants/1 | tenants[1] must be 1 to 64
                        {"type":"TakeSiteOffline","site":"munich","cause":"ISOLATION","except":[{}]} | /except/0/service | service is required
                        {"type":"CorrectEntry","entry":"INC-2023-000001@3","reason":"x"} | /replacement | replacement is required
                        {"type":"CorrectEntry","entry":"INC-2023-000001@3","reason":"x","replacement":null} | /replacement | replacement is required
                        {"type":"CorrectEntry","entry":"INC-2023-000001@3","reason":"x","replacement":"y"} | /replacement | replacement must
                        {"type":"CorrectEntry","entry":"INC-2023-000001@3","reason":"x","replacement":{"text":"y"}} | /replacement/type | type is required
                        {"type":"CorrectEntry","entry":"INC-2023-000001@3","reason":"x","replacement":{"type":"LogNote","text":""}} | /replacement/text | text must not be blank
                        {"type":"CorrectEntry","entry":"INC-2023-000001@3","reason":"x","replacement":{"type":"LogNote","text":"y","decidedBy":"z"}} | /replacement/decidedBy | decidedBy is not known here
                        """)
        void points_at_what_is_wrong(String json, String pointer, String sentence) {
            assertThatExceptionOfType(CommandRefused.class)
                    .isThrownBy(() -> incident(json))
                    .satisfies(
                            refused -> {
                                assertThat(refused.refusal().code())
                                        .isEqualTo(RefusalCode.MALFORMED);
                                assertThat(refused.refusal().sentence()).startsWith(sentence);
                                assertThat(refused.refusal().field()).isEqualTo(pointer);
                            });
        }

        @Test
        void what_the_endpoint_gives_must_not_be_contradicted() {
            Map<String, String> given = Map.of("type", "LogNote");
            JsonNode other = tree("{\"type\": \"PostUpdate\", \"text\": \"x\"}");
            assertThatExceptionOfType(CommandRefused.class)
                    .isThrownBy(
                            () -> StatementForm.INCIDENT.read(other, JsonPointer.empty(), given))
                    .withMessage("MALFORMED: type must be LogNote here, or be left out");
        }
    }

    @Nested
    class Not_even_json {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        ``            | The body is empty
                        `  `          | The body is empty
                        {             | The body is not JSON: see line 1, column 2
                        {'a': 1}      | The body is not JSON: see line 1, column 2
                        {"a": NaN}    | The body is not JSON
                        {} {}         | The body must be one JSON value, with nothing after it
                        {} x          | The body
                        """)
        void says_where(String body, String sentence) {
            assertRefused(body.getBytes(StandardCharsets.UTF_8), sentence);
        }

        @Test
        void bytes_that_are_no_utf8() {
            assertRefused(
                    "{\"text\": \"ä\"}".getBytes(StandardCharsets.ISO_8859_1),
                    "The body is not valid UTF-8");
            assertRefused("{}".getBytes(StandardCharsets.UTF_16), "The body is not valid UTF-8");
        }

        @Test
        void nested_without_end() {
            assertRefused(
                    "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                    "The body is nested deeper than 32 levels");
        }

        private static void assertRefused(byte[] body, String sentence) {
            assertThatExceptionOfType(CommandRefused.class)
                    .isThrownBy(() -> RequestReader.tree(body))
                    .satisfies(
                            refused ->
                                    assertThat(refused.refusal().sentence()).startsWith(sentence));
        }
    }

    private static IncidentStatement incident(String json) {
        return StatementForm.INCIDENT.read(tree(json), JsonPointer.empty(), Map.of());
    }

    private static JsonNode tree(String json) {
        return RequestReader.tree(json.getBytes(StandardCharsets.UTF_8));
    }
}
