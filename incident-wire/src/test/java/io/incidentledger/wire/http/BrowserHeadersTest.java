package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** What browsers are told with every answer. */
class BrowserHeadersTest {
    @Nested
    class ByDefault extends HttpFixture {
        /** Fails when one of the headers is not written, on whichever way an answer takes. */
        @ParameterizedTest
        @ValueSource(strings = {"/api/whoami", "/api/fault", "/nowhere", "/docs/none"})
        void every_answer_has_them(String path) {
            for (Caller caller : List.of(nobody, nobody.as(Role.OBSERVER))) {
                Answer answer = caller.get(path);
                assertThat(answer.header("Cache-Control")).contains("no-store");
                assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
                assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
                assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
                assertThat(answer.response().headers().allValues("Vary")).contains("Authorization");
            }
        }

        @Test
        void scripts_run_on_the_page_of_the_documentation_alone() {
            assertThat(nobody.get("/docs/none").header("Content-Security-Policy"))
                    .contains("script-src 'self'")
                    .doesNotContain("script-src 'self' 'unsafe-inline'");
            assertThat(nobody.get("/api/whoami").header("Content-Security-Policy"))
                    .doesNotContain("script-src");
        }

        @Test
        void without_tls_nobody_is_sent_to_tls() {
            assertThat(nobody.get("/api/whoami").header("Strict-Transport-Security")).isNull();
        }

        /** Fails when any page may read an answer without being named in the settings. */
        @Test
        void no_other_page_may_read() {
            Answer answer = operator.with("Origin", "https://evil.example").get("/api/whoami");
            assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        }
    }

    @Nested
    @TestPropertySource(properties = "incident.security.origins=https://board.example.org")
    class WithAnOrigin extends HttpFixture {
        @Test
        void its_pages_may_call_and_no_others() {
            Answer answer = operator.with("Origin", "https://board.example.org").get("/api/whoami");
            assertThat(answer.header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://board.example.org");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
            assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
            Answer other = operator.with("Origin", "https://evil.example").get("/api/whoami");
            assertThat(other.status()).isEqualTo(403);
            assertThat(other.header("Access-Control-Allow-Origin")).isNull();
        }

        @Test
        void a_preflight_needs_no_token() {
            Answer answer =
                    nobody.with("Origin", "https://board.example.org")
                            .with("Access-Control-Request-Method", "POST")
                            .with("Access-Control-Request-Headers", "authorization,if-match")
                            .send("OPTIONS", "/api/incidents", BodyPublishers.noBody());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
        }
    }
}
