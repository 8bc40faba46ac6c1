package io.incidentledger.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;
import io.incidentledger.wire.http.HttpWiring;
import io.incidentledger.wire.http.SecurityWiring;
import io.incidentledger.wire.http.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;

@SpringBootTest(
        classes = EndpointTest.Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
class EndpointTest {
    private static final String INCIDENT = "/api/incidents/INC-2026-000042/";
    private static final String NOTE = "{\"text\": \"x\"}";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({HttpWiring.class, SecurityWiring.class, EndpointWiring.class, Tokens.class})
    static class Application {
        @Bean
        Desks desks() {
            return new Desks();
        }
    }

    @LocalServerPort private int port;
    private final Desks desks;
    private Caller nobody = Caller.at(0);
    private Caller operator = nobody;
    private Caller administrator = nobody;

    EndpointTest(@Autowired Desks desks) {
        this.desks = desks;
    }

    @BeforeEach
    void callers() {
        desks.clear();
        nobody = Caller.at(port);
        operator = nobody.as(Role.OPERATOR);
        administrator = nobody.as(Role.ADMINISTRATOR);
    }

    @Nested
    class Every_resource_stands_for_a_command {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        reclassifications  | ReclassifyIncident | {"severity":"HIGH"}
                        milestones         | ReachMilestone     | {"milestone":"CONTAINED"}
                        disruptions        | TakeServiceOffline | {"service":"eau","tenants":"ALL","cause":"ISOLATION"}
                        disruptions        | ReportDisruption   | {"service":"eau","tenants":["aok"],"kind":"OFFLINE","cause":"ATTACK"}
                        site-shutdowns     | TakeSiteOffline    | {"site":"munich","cause":"ISOLATION"}
                        site-reconnections | ReconnectSite      | {"site":"munich"}
                        restorations       | RestoreService     | {"service":"eau","tenants":"ALL"}
                        endings            | EndDisruption      | {"service":"eau","tenants":"ALL","outcome":"TRANSFERRED"}
                        updates            | PostUpdate         | {"text":"x"}
                        notes              | LogNote            | {"text":"x"}
                        notes              | LogNote            | {"type":"LogNote","text":"x"}
                        corrections        | CorrectEntry       | {"entry":"INC-2026-000042@3","reason":"x","replacement":{"type":"LogNote","text":"y"}}
                        retractions        | RetractEntry       | {"entry":"INC-2026-000042@3","reason":"x"}
                        resolution         | ResolveIncident    | {}
                        closure            | CloseIncident      | {}
                        reopening          | ReopenIncident     | {"reason":"x"}
                        dismissal          | DismissIncident    | {"reason":"x"}
                        """)
        void about_an_incident(String resource, String command, String body) {
            Answer answer = operator.post(INCIDENT + resource, body);
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            assertThat(desks.incident().incident()).isEqualTo(new IncidentId("INC-2026-000042"));
            assertThat(desks.incident().statements())
                    .singleElement()
                    .extracting(said -> said.command().getClass().getSimpleName())
                    .isEqualTo(command);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        sites                     | RegisterSite       | {"site":"munich","name":"Munich"}
                        sites/munich/retirement   | RetireSite         | {}
                        services                  | RegisterService    | {"service":"eau","name":"eAU"}
                        services/eau/revision     | ReviseService      | {"name":"eAU"}
                        services/eau/revision     | ReviseService      | {"service":"eau","name":"eAU"}
                        services/eau/retirement   | RetireService      | {"reason":"x"}
                        tenants                   | RegisterTenant     | {"tenant":"aok","name":"AOK"}
                        tenants/aok/retirement    | RetireTenant       | {}
                        subscriptions             | Subscribe          | {"tenant":"aok","service":"eau"}
                        subscriptions/revision    | ReviseSubscription | {"tenant":"aok","service":"eau","alias":"x"}
                        subscriptions/retirement  | RetireSubscription | {"tenant":"aok","service":"eau"}
                        corrections               | CorrectEntry       | {"entry":"catalogue@3","reason":"x","replacement":{"type":"RegisterSite","site":"bonn","name":"Bonn"}}
                        retractions               | RetractEntry       | {"entry":"catalogue@3","reason":"x"}
                        """)
        void about_the_catalogue(String resource, String command, String body) {
            Answer answer = administrator.post("/api/catalogue/" + resource, body);
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
            assertThat(answer.text("/after")).isEqualTo("catalogue@7");
            assertThat(answer.json().has("incident")).isFalse();
            assertThat(desks.catalogue().statements())
                    .singleElement()
                    .extracting(said -> said.command().getClass().getSimpleName())
                    .isEqualTo(command);
        }

        @Test
        void none_is_forgotten() {
            assertThat(IncidentEndpoints.RESOURCES).hasSize(15);
            assertThat(CatalogueEndpoints.RESOURCES).hasSize(12);
        }
    }

    @Nested
    class What_is_recorded {
        @Test
        void is_answered_with_its_place() {
            Answer answer = operator.post(INCIDENT + "notes", NOTE);
            assertThat(answer.header("ETag")).isEqualTo("\"7\"");
            assertThat(answer.header("Location")).isNull();
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.response().body())
                    .isEqualTo(
                            """
                            {"incident":"INC-2026-000042","stream":"INC-2026-000042","sequence":7,\
                            "after":"INC-2026-000042@7","entries":[{"entry":"INC-2026-000042@7",\
                            "type":"NoteLogged","objections":[{"code":"ORDER_AMBIGUOUS",\
                            "sentence":"before or after","about":["INC-2026-000042@3"]}]}]}\
                            """);
        }

        @Test
        void may_begin_a_new_incident() {
            Answer answer =
                    operator.post(
                            "/api/incidents",
                            """
                            {"nature": "SECURITY", "severity": "CRITICAL", "title": "Attack",
                             "occurredAt": "2023-04-24T22:00:00+02:00"}
                            """);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Location")).isEqualTo("/api/incidents/INC-2026-000123");
            assertThat(answer.text("/incident")).isEqualTo("INC-2026-000123");
            assertThat(desks.incident().incident()).isNull();
            assertThat(desks.incident().statements().getFirst().command())
                    .isInstanceOf(DeclareIncident.class);
        }

        @Test
        void may_be_several_facts_at_once() {
            Answer answer =
                    operator.post(
                            INCIDENT + "commands",
                            """
                            {"commands": [
                              {"type": "LogNote", "text": "a", "despite": ["ORDER_AMBIGUOUS"]},
                              {"type": "LogNote", "text": "b", "follows": "#0"}]}
                            """);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(desks.incident().statements())
                    .extracting(IncidentStatement::command)
                    .containsExactly(new LogNote("a"), new LogNote("b"));
            assertThat(desks.incident().statements().getFirst().despite())
                    .containsExactly(ObjectionCode.ORDER_AMBIGUOUS);
            assertThat(desks.incident().statements().getLast().asserted().follows())
                    .isEqualTo(EntryId.of("#0"));
        }

        @Test
        void may_be_several_facts_of_the_catalogue() {
            Answer answer =
                    administrator.post(
                            "/api/catalogue/commands",
                            """
                            {"commands": [
                              {"type": "RegisterService", "service": "eau", "name": "eAU",
                               "provisional": true}]}
                            """);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(desks.catalogue().statements().getFirst().command())
                    .isInstanceOfSatisfying(
                            RegisterService.class, said -> assertThat(said.provisional()).isTrue());
        }

        @Test
        void may_be_a_thousand_commands_and_no_more() {
            assertThat(operator.post(INCIDENT + "commands", notes(1_000)).status()).isEqualTo(201);
            assertThat(desks.incident().statements()).hasSize(1_000);
            Answer tooMany = operator.post(INCIDENT + "commands", notes(1_001));
            assertThat(tooMany.status()).isEqualTo(422);
            assertThat(tooMany.text("/code")).isEqualTo("TOO_MANY_COMMANDS");
            assertThat(tooMany.text("/errors/0/pointer")).isEqualTo("/commands");
        }

        private static String notes(int count) {
            String note = "{\"type\":\"LogNote\",\"text\":\"x\"}";
            return "{\"commands\":[" + (note + ",").repeat(count - 1) + note + "]}";
        }
    }

    @Nested
    class The_circumstances {
        @Test
        void are_the_token_the_trace_and_nothing_else_by_default() {
            Answer answer = operator.post(INCIDENT + "notes", NOTE);
            RequestContext context = desks.incident().context();
            assertThat(context.actor())
                    .isEqualTo(new Actor(Tokens.ISSUER, Tokens.SUBJECT, Set.of(Role.OPERATOR)));
            assertThat(context.command().version()).isEqualTo(7);
            assertThat(context.traceparent()).isEqualTo(answer.header("traceparent"));
            assertThat(context.traceparent()).contains(context.correlation());
            assertThat(context.causation()).isNull();
            assertThat(context.idempotency()).isNull();
            assertThat(context.ifMatch()).isNull();
        }

        @Test
        void hold_the_version_that_the_client_has_seen() {
            operator.with("If-Match", "\"7\"").post(INCIDENT + "notes", NOTE);
            assertThat(desks.incident().context().ifMatch()).isEqualTo(7);
        }

        @Test
        void hold_the_key_with_what_it_was_given_for() {
            Idempotency first = keyed("k-1", INCIDENT + "notes", NOTE);
            assertThat(first.key()).isEqualTo("k-1");
            assertThat(first.sha256()).matches("[0-9a-f]{64}");
            assertThat(keyed("k-1", INCIDENT + "notes", NOTE)).isEqualTo(first);
            assertThat(keyed("k-1", INCIDENT + "notes", NOTE + " ").sha256())
                    .isNotEqualTo(first.sha256());
            assertThat(keyed("k-1", INCIDENT + "updates", NOTE).sha256())
                    .isNotEqualTo(first.sha256());
        }

        private Idempotency keyed(String key, String path, String body) {
            assertThat(operator.with("Idempotency-Key", key).post(path, body).status())
                    .isEqualTo(201);
            Idempotency idempotency = desks.incident().context().idempotency();
            if (idempotency == null) {
                throw new AssertionError("the key was not passed on");
            }
            return idempotency;
        }

        @ParameterizedTest
        @ValueSource(strings = {"7", "W/\"7\"", "*", "\"x\"", "\"-1\"", "\"07\"", "\"7\", \"8\""})
        void refuse_a_version_that_is_no_etag_of_ours(String version) {
            Answer answer = operator.with("If-Match", version).post(INCIDENT + "notes", NOTE);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/detail")).startsWith("If-Match must be the ETag");
            assertThat(desks.untouched()).isTrue();
        }

        @Test
        void refuse_a_key_that_is_too_long_or_not_visible_or_given_twice() {
            assertKeyRefused(operator.with("Idempotency-Key", "k".repeat(201)));
            assertKeyRefused(operator.with("Idempotency-Key", "a b"));
            assertKeyRefused(operator.with("Idempotency-Key", ""));
            assertKeyRefused(operator.with("Idempotency-Key", "a").with("Idempotency-Key", "b"));
            assertThat(
                            operator.with("Idempotency-Key", "k".repeat(200))
                                    .post(INCIDENT + "notes", NOTE)
                                    .status())
                    .isEqualTo(201);
        }

        private void assertKeyRefused(Caller caller) {
            Answer answer = caller.post(INCIDENT + "notes", NOTE);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/detail")).startsWith("Idempotency-Key must be 1 to 200");
            assertThat(desks.untouched()).isTrue();
        }
    }

    @Nested
    class What_is_malformed_comes_to_no_desk {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        notes       | ``                                 | ``             | The body is empty
                        notes       | {                                  | ``             | The body is not JSON
                        notes       | []                                 | ``             | The body must be a JSON object
                        notes       | {"text":"x"} {}                    | ``             | The body must be one JSON value
                        notes       | {"text":"x","text":"y"}            | /text          | text is given twice
                        notes       | {}                                 | /text          | text is required
                        notes       | {"text":"x","note":"y"}            | /note          | note is not known here; known are decidedBy
                        notes       | {"type":"PostUpdate","text":"x"}   | /type          | type must be LogNote here
                        disruptions | {"service":"eau","tenants":"ALL","cause":"ATTACK"} | /cause | cause must be ISOLATION
                        disruptions | {"service":"eau","tenants":"ALL","kind":"WORKAROUND","cause":"ATTACK"} | /kind | kind must be OFFLINE or LIMITED
                        disruptions | {"service":"eau","tenants":"ALL","kind":"LIMITED","cause":"DEPENDENCY"} | /dependency | dependency must name
                        commands    | {}                                 | /commands      | commands must be a list of at least one
                        commands    | {"commands":[]}                    | /commands      | commands must be a list of at least one
                        commands    | {"commands":{}}                    | /commands      | commands must be a list
                        commands    | []                                 | /commands      | commands must be a list
                        commands    | {"commands":[5]}                   | /commands/0    | commands[0] must be a JSON object
                        commands    | {"commands":[{"text":"x"}]}        | /commands/0/type | type is required: one of
                        commands    | {"commands":[{"type":"LogNote","text":"x"}],"atomic":true} | /atomic | atomic is not known here
                        commands    | {"commands":[{"type":"LogNote","text":"x"},{"type":"LogNote"}]} | /commands/1/text | text is required
                        commands    | {"commands":[{"type":"LogNote","text":"x","occurredAt":{"earliest":"2023-04-27T02:00:00Z","latest":"x"}}]} | /commands/0/occurredAt/latest | latest must be a time with its zone
                        commands    | {"commands":[{"type":"CorrectEntry","entry":"INC-2026-000042@3","reason":"x","replacement":{"type":"LogNote"}}]} | /commands/0/replacement/text | text is required
                        commands    | {"commands":[{"type":"DeclareIncident","nature":"SECURITY","severity":"LOW","title":"x"}]} | /commands/0/type | type must not be DeclareIncident
                        """)
        void about_an_incident(String resource, String body, String pointer, String sentence) {
            assertMalformed(operator.post(INCIDENT + resource, body), pointer, sentence);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        services              | {"service":"e AU","name":"x"}               | /service     | service must be 1 to 64
                        services              | {"service":"eau","name":"x","dependsOn":[""]} | /dependsOn/0 | dependsOn[0] must be 1 to 64
                        services              | {"service":"eau","name":"x","dependsOn":[null]} | /dependsOn/0 | dependsOn[0] is required
                        services              | {"service":"eau","name":"x","criticality":"HUGE"} | /criticality | criticality must be one of CRITICAL, HIGH
                        services              | {"service":"eau","name":"x","provisional":"yes"} | /provisional | provisional must be true or false
                        services/eau/revision | {"service":"epa","name":"x"}                | /service     | service must be eau here
                        services/EAU/revision | {"name":"x"}                                | /service     | service must be 1 to 64
                        """)
        void about_the_catalogue(String resource, String body, String pointer, String sentence) {
            assertMalformed(
                    administrator.post("/api/catalogue/" + resource, body), pointer, sentence);
        }

        @Test
        void an_incident_that_cannot_be_one() {
            Answer answer = operator.post("/api/incidents/7/notes", NOTE);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/detail")).startsWith("incident must look like INC-2026-");
        }

        @Test
        void a_parameter() {
            assertThat(operator.post(INCIDENT + "notes?dryRun=true", NOTE).status()).isEqualTo(400);
            assertThat(desks.untouched()).isTrue();
        }

        @Test
        void an_answer_or_a_body_in_another_form() {
            assertThat(operator.with("Accept", "text/html").post(INCIDENT + "notes", NOTE).status())
                    .isEqualTo(406);
            assertThat(
                            operator.without("Content-Type")
                                    .with("Content-Type", "text/plain")
                                    .post(INCIDENT + "notes", NOTE)
                                    .status())
                    .isEqualTo(415);
            assertThat(operator.send("PUT", INCIDENT + "notes", BodyPublishers.noBody()).status())
                    .isEqualTo(405);
            assertThat(operator.post(INCIDENT + "shouts", NOTE).status()).isEqualTo(404);
            assertThat(desks.untouched()).isTrue();
        }

        private void assertMalformed(Answer answer, String pointer, String sentence) {
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
            assertThat(answer.text("/code")).isEqualTo("MALFORMED");
            assertThat(answer.text("/detail")).startsWith(sentence);
            assertThat(answer.json().at("/errors/0/pointer").asString("none")).isEqualTo(pointer);
            assertThat(desks.untouched()).isTrue();
        }
    }

    @Nested
    class Who_may_record {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                textBlock =
                        """
                        services      | {"service":"eau","name":"x","provisional":true}  | 201
                        services      | {"service":"eau","name":"x"}                     | 403
                        services      | {"service":"eau","name":"x","provisional":false} | 403
                        tenants       | {"tenant":"aok","name":"x","provisional":true}   | 201
                        tenants       | {"tenant":"aok","name":"x"}                      | 403
                        subscriptions | {"tenant":"aok","service":"eau"}                 | 201
                        subscriptions/revision   | {"tenant":"aok","service":"eau"}      | 403
                        subscriptions/retirement | {"tenant":"aok","service":"eau"}      | 403
                        sites         | {"site":"bonn","name":"x"}                       | 403
                        sites/bonn/retirement    | {}                                    | 403
                        services/eau/revision    | {"name":"x","provisional":true}       | 403
                        services/eau/retirement  | {}                                    | 403
                        tenants/aok/retirement   | {}                                    | 403
                        retractions   | {"entry":"catalogue@3","reason":"x"}             | 403
                        commands      | {"commands":[{"type":"Subscribe","tenant":"aok","service":"eau"},{"type":"RegisterSite","site":"bonn","name":"x"}]} | 403
                        commands      | {"commands":[{"type":"Subscribe","tenant":"aok","service":"eau"}]} | 201
                        """)
        void an_operator_in_the_catalogue(String resource, String body, int status) {
            Answer answer = operator.post("/api/catalogue/" + resource, body);
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
            assertThat(desks.untouched()).isEqualTo(status == 403);
            if (status == 403) {
                assertThat(answer.text("/code")).isEqualTo("FORBIDDEN");
                assertThat(answer.text("/detail")).contains("takes the role administrator");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "REVIEWER, 403, 403",
            "OBSERVER, 403, 403",
            "OPERATOR, 201, 403",
            "ADMINISTRATOR, 403, 201",
        })
        void with_which_role(Role role, int incident, int catalogue) {
            Caller caller = nobody.as(role);
            for (Resource<?> resource : IncidentEndpoints.RESOURCES) {
                int status = caller.post(INCIDENT + resource.path(), "{}").status();
                assertThat(status == 403).as(resource.path()).isEqualTo(incident == 403);
            }
            assertThat(caller.post(INCIDENT + "notes", NOTE).status()).isEqualTo(incident);
            assertThat(
                            caller.post(
                                            "/api/catalogue/sites",
                                            "{\"site\":\"bonn\",\"name\":\"x\"}")
                                    .status())
                    .isEqualTo(catalogue);
        }

        @Test
        void nobody_without_a_token() {
            assertThat(nobody.post(INCIDENT + "notes", NOTE).status()).isEqualTo(401);
            assertThat(nobody.post("/api/catalogue/sites", "{}").status()).isEqualTo(401);
            assertThat(desks.untouched()).isTrue();
        }
    }
}
