package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The smallest application with the manners of the product, and those who call it. */
@SpringBootTest(
        classes = Probe.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "management.tracing.sampling.probability=0"})
abstract class HttpFixture {
    @LocalServerPort private int port;

    Caller nobody = Caller.at(0);
    Caller operator = nobody;
    Caller administrator = nobody;

    @BeforeEach
    void callers() {
        nobody = Caller.at(port);
        operator = nobody.as(Role.OPERATOR);
        administrator = nobody.as(Role.ADMINISTRATOR);
    }

    static void assertProblem(Answer answer, int status, String code, String detail) {
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
}
