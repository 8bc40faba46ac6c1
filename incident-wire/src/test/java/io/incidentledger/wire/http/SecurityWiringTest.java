package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.SecurityFilterChain;

class SecurityWiringTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = TomcatServletWebServerAutoConfiguration.class)
    @Import({HttpWiring.class, SecurityWiring.class, IssuerWiring.class})
    static class Application {}

    private final WebApplicationContextRunner application =
            new WebApplicationContextRunner().withUserConfiguration(Application.class);

    @Test
    void without_an_issuer_the_application_does_not_start_and_says_what_is_missing() {
        application.run(
                started ->
                        assertThat(started)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("incident.security")
                                .hasMessageContaining("issuer"));
    }

    @Test
    void with_an_issuer_it_starts_before_the_issuer_does() {
        application
                .withPropertyValues(
                        "incident.security.issuer=http://127.0.0.1:1/none",
                        // As an environment says that there is none.
                        "incident.security.keys=")
                .run(started -> assertThat(started).hasSingleBean(SecurityFilterChain.class));
    }

    @Test
    void a_file_that_holds_no_keys_is_named_at_start() {
        application
                .withPropertyValues(
                        "incident.security.issuer=urn:test",
                        "incident.security.keys=file:///nowhere/keys.json")
                .run(
                        started ->
                                assertThat(started)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("incident.security.keys")
                                        .hasMessageContaining("/nowhere/keys.json"));
    }
}
