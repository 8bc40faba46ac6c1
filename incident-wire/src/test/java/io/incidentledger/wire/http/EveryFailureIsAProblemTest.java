package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;

class EveryFailureIsAProblemTest extends HttpFixture {
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

    /** Fails when it is taken for a fault of ours, which nobody should try again. */
    @Test
    void a_database_that_is_away() {
        Answer answer = operator.get("/api/away");
        assertProblem(answer, 503, "UNAVAILABLE", "Try again in a moment");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    /** Fails when it is taken for a client that hung up: that would be 200, and nothing in it. */
    @Test
    void a_database_that_hangs_up() {
        assertProblem(operator.get("/api/hung-up"), 500, "INTERNAL_ERROR", "");
    }

    @Test
    void another_method() {
        Answer answer = operator.send("DELETE", "/api/incidents", BodyPublishers.noBody());
        assertProblem(
                answer, 405, "METHOD_NOT_ALLOWED", "DELETE is not allowed here; allowed is POST");
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
                        operator.send("POST", "/api/incidents", BodyPublishers.ofByteArray(body))
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
                        operator.get("/api/incidents/INC-2026-000001?tenant=a&tenant=b&validAt=x")
                                .status())
                .isEqualTo(200);
    }
}
