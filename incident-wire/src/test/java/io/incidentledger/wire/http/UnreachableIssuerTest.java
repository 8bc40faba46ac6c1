package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Port 1 of this machine answers nobody. */
@SpringBootTest(
        classes = UnreachableIssuerTest.Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "incident.security.issuer=http://127.0.0.1:1/none"
        })
class UnreachableIssuerTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({HttpWiring.class, SecurityWiring.class, IssuerWiring.class})
    static class Application {}

    @LocalServerPort private int port;

    @Test
    void is_no_fault_of_the_token() {
        Answer answer = Caller.at(port).as(Role.OPERATOR).get("/api/whoami");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("/code")).isEqualTo("UNAVAILABLE");
    }
}
