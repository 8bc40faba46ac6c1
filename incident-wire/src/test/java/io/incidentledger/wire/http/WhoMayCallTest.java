package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class WhoMayCallTest extends HttpFixture {
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
    @ValueSource(strings = {"/", "/docs/index.html", "/docs/docs.js"})
    void anybody_may_read_the_documentation(String path) {
        assertThat(nobody.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/x.html",
                "/openapi.yaml",
                "/asyncapi.yaml",
                "/schemas/X.json",
                "/webjars/x.js"
            })
    void anybody_may_be_told_that_a_part_of_it_is_missing(String path) {
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
                nobody.bearing(Tokens.with(c -> c.claim("roles", "operator"))).get("/api/whoami"),
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

    /** Fails when a claim that cannot be read is taken for none. */
    @Test
    void a_token_that_is_bound_must_say_to_whom() {
        List.<Object>of("", "A", List.of(), List.of("aok", "Ä"), List.of(7), 7, true, Map.of())
                .forEach(
                        bad ->
                                assertRejected(
                                        Tokens.with(
                                                claims ->
                                                        claims.claim("roles", List.of("observer"))
                                                                .claim("tenant", bad))));
    }

    /** Fails when a bound token keeps the roles that it claims. */
    @Test
    void a_bound_token_reads_and_does_nothing_else_whatever_roles_it_has() {
        for (Role role : Role.values()) {
            Caller bound = nobody.bearing(bound(role.claim()));
            assertThat(bound.get("/api/whoami").json().at("/roles"))
                    .singleElement()
                    .extracting(JsonNode::asString)
                    .isEqualTo("OBSERVER");
            assertProblem(bound.post("/api/incidents", "{}"), 403, "FORBIDDEN", "The roles");
            assertProblem(bound.post("/api/catalogue/sites", "{}"), 403, "FORBIDDEN", "The roles");
            assertProblem(bound.get("/actuator/info"), 403, "FORBIDDEN", "The roles");
        }
        assertProblem(
                nobody.bearing(bound("king")).get("/api/whoami"), 403, "FORBIDDEN", "The roles");
    }

    private static String bound(String role) {
        return Tokens.with(claims -> claims.claim("roles", List.of(role)).claim("tenant", "aok"));
    }

    @Test
    void the_inside_of_the_installation_is_for_administrators() {
        assertProblem(operator.get("/actuator/info"), 403, "FORBIDDEN", "The roles");
        assertThat(administrator.get("/actuator/info").status()).isNotIn(401, 403);
    }
}
