package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;

@SpringBootTest(
        classes = Probe.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
class HttpMannersTest {
    @LocalServerPort private int port;

    private Caller nobody = Caller.at(0);
    private Caller operator = nobody;
    private Caller administrator = nobody;

    @BeforeEach
    void callers() {
        nobody = Caller.at(port);
        operator = nobody.as(Role.OPERATOR);
        administrator = nobody.as(Role.ADMINISTRATOR);
    }

    private static void assertProblem(Answer answer, int status, String code, String detail) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("urn:incident-ledger:problem:" + code);
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/title")).isNotEmpty();
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.text("/detail")).startsWith(detail);
        assertThat(answer.text("/instance")).startsWith("/");
        assertThat(answer.header("traceparent")).contains(answer.text("/traceId"));
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Nested
    class Every_failure_is_a_problem {
        @ParameterizedTest
        @EnumSource(RefusalCode.class)
        void a_refusal(RefusalCode code) {
            Answer answer = operator.get("/api/refused/" + code);
            assertProblem(answer, code.kind().status(), code.name(), "It is 100 % so");
            assertThat(answer.text("/instance")).isEqualTo("/api/refused/" + code);
            assertThat(answer.text("/errors/0/pointer")).isEqualTo("/service");
            assertThat(answer.text("/errors/0/detail")).isEqualTo("It is 100 % so");
            assertThat(answer.text("/nearest/0")).isEqualTo("eau");
            assertThat(answer.text("/objections/0/about/0")).isEqualTo("eau/aok");
            assertThat(answer.text("/despite/0")).isEqualTo("ALREADY_DISRUPTED");
        }

        @Test
        void nobody_there() {
            assertProblem(
                    operator.get("/api/nothing"), 404, "NOT_FOUND", "There is nothing at /api/no");
            assertProblem(
                    operator.post("/api/incidents/nothing/there", "{}"), 404, "NOT_FOUND", "There");
            assertProblem(operator.get("/error"), 404, "NOT_FOUND", "There is nothing at /error");
        }

        @Test
        void another_method() {
            Answer answer = operator.send("DELETE", "/api/incidents", BodyPublishers.noBody());
            assertProblem(
                    answer,
                    405,
                    "METHOD_NOT_ALLOWED",
                    "DELETE is not allowed here; allowed is POST");
            assertThat(answer.header("Allow")).isEqualTo("POST");
        }

        @Test
        void an_answer_that_the_caller_does_not_take() {
            assertProblem(
                    operator.with("Accept", "text/html").post("/api/incidents", "{}"),
                    406,
                    "NOT_ACCEPTABLE",
                    "The answer comes as application/json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense"})
        void another_content_type(String type) {
            assertProblem(
                    operator.without("Content-Type")
                            .with("Content-Type", type)
                            .post("/api/incidents", "{}"),
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "The Content-Type must be application/json");
        }

        @Test
        void no_content_type() {
            assertProblem(
                    operator.without("Content-Type").post("/api/incidents", "{}"),
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "The Content-Type must be application/json");
        }

        @Test
        void a_body_too_large_announced_or_not() {
            byte[] body = new byte[Body.MAX_BYTES + 1];
            assertProblem(
                    operator.send("POST", "/api/incidents", BodyPublishers.ofByteArray(body)),
                    413,
                    "REQUEST_TOO_LARGE",
                    "The body has more than 1048576 bytes");
            assertProblem(
                    operator.send(
                            "POST",
                            "/api/incidents",
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
                    413,
                    "REQUEST_TOO_LARGE",
                    "The body has more than 1048576 bytes");
        }

        @Test
        void the_largest_body_is_taken() {
            byte[] body = new byte[Body.MAX_BYTES];
            assertThat(
                            operator.send(
                                            "POST",
                                            "/api/incidents",
                                            BodyPublishers.ofByteArray(body))
                                    .json()
                                    .at("/bytes")
                                    .asInt())
                    .isEqualTo(Body.MAX_BYTES);
        }

        @Test
        void a_fault_says_nothing_of_its_cause() {
            Answer answer = operator.get("/api/fault");
            assertProblem(answer, 500, "INTERNAL_ERROR", "Something went wrong here");
            assertThat(answer.response().body()).doesNotContain("secret", "Exception", "java");
        }

        @Test
        void a_path_that_the_firewall_rejects() {
            assertProblem(
                    operator.get("/api//incidents"), 400, "MALFORMED", "The request is malformed");
        }

        @ParameterizedTest
        @CsvSource({
            "2, 400",
            "v1, 400",
            "1.0, 400",
            "1, 200",
        })
        void another_version_of_the_api(String version, int status) {
            Answer answer = operator.with("API-Version", version).get("/api/whoami");
            assertThat(answer.status()).isEqualTo(status);
            if (status == 400) {
                assertProblem(answer, 400, "MALFORMED", "API-Version must be 1, not \"" + version);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        /api/incidents/INC-2026-000001?knowAt=x            | The parameter knowAt is not known here; known is knownAt, marking, tenant, validAt
                        /api/incidents/INC-2026-000001?validAt=x&validAt=y | The parameter validAt is given 2 times
                        /api/incidents/INC-2026-000001?marking=PINK        | marking must be one of CLEAR, GREEN
                        /api/incidents/7                                   | incident must look like INC-2026-000123
                        /api/whoami?x=1                                    | The parameter x is not known here; known is none
                        /api/needy                                         | The parameter limit is required
                        /api/needy?limit=many                              | limit cannot be "many"
                        """)
        void a_parameter_that_is_wrong(String path, String detail) {
            assertProblem(operator.get(path), 400, "MALFORMED", detail);
        }

        @Test
        void parameters_that_are_declared_are_taken() {
            assertThat(
                            operator.get(
                                            "/api/incidents/INC-2026-000001?tenant=a&tenant=b&validAt=x")
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class Who_may_call {
        @Test
        void nobody_without_a_token() {
            Answer answer = nobody.get("/api/whoami");
            assertProblem(answer, 401, "UNAUTHENTICATED", "A valid bearer token is required");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertProblem(nobody.get("/nowhere"), 401, "UNAUTHENTICATED", "A valid");
            assertProblem(nobody.get("/actuator/info"), 401, "UNAUTHENTICATED", "A valid");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness"})
        void anybody_may_ask_whether_it_is_well(String path) {
            assertThat(nobody.get(path).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/docs/index.html", "/openapi.yaml", "/webjars/x.js"})
        void anybody_may_read_the_documentation(String path) {
            assertProblem(nobody.get(path), 404, "NOT_FOUND", "There is nothing at");
        }

        @Test
        void the_actor_is_who_the_token_says() {
            Answer answer = nobody.as(Role.REVIEWER, Role.OBSERVER).get("/api/whoami");
            assertThat(answer.text("/issuer")).isEqualTo(Tokens.ISSUER);
            assertThat(answer.text("/subject")).isEqualTo(Tokens.SUBJECT);
            assertThat(answer.json().at("/roles")).hasSize(2);
        }

        @Test
        void a_token_must_be_good() {
            assertRejected("nonsense");
            assertRejected(Tokens.of(Role.OPERATOR) + "x");
            assertRejected(Tokens.with(claims -> claims.audience(List.of("another"))));
            assertRejected(Tokens.with(claims -> claims.claims(all -> all.remove("aud"))));
            assertRejected(Tokens.with(claims -> claims.claims(all -> all.remove("sub"))));
            assertRejected(Tokens.with(claims -> claims.claims(all -> all.remove("iss"))));
            assertRejected(Tokens.with(claims -> claims.subject(" ")));
            assertRejected(Tokens.with(claims -> claims.subject("a\nb")));
            assertRejected(
                    Tokens.with(claims -> claims.expiresAt(Instant.parse("2020-01-01T00:00:00Z"))));
        }

        private void assertRejected(String token) {
            Answer answer = nobody.bearing(token).get("/api/whoami");
            assertProblem(answer, 401, "UNAUTHENTICATED", "A valid bearer token is required");
            assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
        }

        @Test
        void reading_takes_one_of_our_roles() {
            for (Role role : Role.values()) {
                assertThat(nobody.as(role).get("/api/whoami").status()).isEqualTo(200);
            }
            assertProblem(nobody.as().get("/api/whoami"), 403, "FORBIDDEN", "The roles");
            assertProblem(
                    nobody.bearing(Tokens.with(c -> c.claim("roles", List.of("king"))))
                            .get("/api/whoami"),
                    403,
                    "FORBIDDEN",
                    "The roles");
            assertProblem(
                    nobody.bearing(Tokens.with(c -> c.claim("roles", "operator")))
                            .get("/api/whoami"),
                    403,
                    "FORBIDDEN",
                    "The roles");
        }

        @ParameterizedTest
        @CsvSource({
            "/api/incidents, OPERATOR, 200",
            "/api/incidents, ADMINISTRATOR, 403",
            "/api/incidents, REVIEWER, 403",
            "/api/incidents, OBSERVER, 403",
            "/api/catalogue/sites, OPERATOR, 404",
            "/api/catalogue/sites, ADMINISTRATOR, 404",
            "/api/catalogue/sites, REVIEWER, 403",
            "/api/catalogue/sites, OBSERVER, 403",
            "/api/other, OPERATOR, 403",
            "/api/other, ADMINISTRATOR, 404",
        })
        void writing_takes_the_role_for_it(String path, Role role, int status) {
            assertThat(nobody.as(role).post(path, "{}").status()).isEqualTo(status);
        }

        @Test
        void the_inside_of_the_installation_is_for_administrators() {
            assertProblem(operator.get("/actuator/info"), 403, "FORBIDDEN", "The roles");
            assertThat(administrator.get("/actuator/info").status()).isNotIn(401, 403);
        }
    }

    @Nested
    class The_trace {
        private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

        @Test
        void goes_on_where_the_caller_has_one() {
            assertThat(
                            operator.with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                                    .get("/api/whoami")
                                    .header("traceparent"))
                    .matches("00-" + TRACE + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-01");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "nonsense",
                    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                    "00-" + TRACE + "-0000000000000000-01",
                    "ff-" + TRACE + "-00f067aa0ba902b7-01",
                    "00-" + TRACE + "-00f067aa0ba902b7-01-more"
                })
        void begins_where_there_is_none(String header) {
            assertThat(
                            operator.with("traceparent", header)
                                    .get("/api/whoami")
                                    .header("traceparent"))
                    .matches("00-(?!" + TRACE + ")[0-9a-f]{32}-[0-9a-f]{16}-00");
        }
    }
}
