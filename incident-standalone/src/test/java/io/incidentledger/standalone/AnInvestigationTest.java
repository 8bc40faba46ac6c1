package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.standalone.Api.Reply;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * What is found out about an incident, from the request over store, topic and feed to the answer.
 */
@ExtendWith(SharedProduct.Provider.class)
class AnInvestigationTest {
    private static final String DIGEST = "a".repeat(64);
    private static final String OTHER_DIGEST = "b".repeat(64);

    private final Api api;
    private String incident = "";

    AnInvestigationTest(SharedProduct product) {
        this.api = product.api();
    }

    @BeforeEach
    void an_incident_is_declared() throws Exception {
        incident =
                api.post(
                                "/api/incidents",
                                """
                                {"nature": "SECURITY", "severity": "HIGH", "title": "A theft",
                                "occurredAt": "2023-04-25T06:00:00+02:00"}
                                """)
                        .body()
                        .path("incident")
                        .asString();
    }

    @Test
    void holds_what_the_parties_say_side_by_side() throws Exception {
        said("findings", finding("no", "organisation:provider", "NONE_KNOWN"));
        said("findings", finding("yes", "authority:police", "SUSPECTED"));
        Reply later =
                said(
                        "findings/no/successor",
                        """
                        {"finding": "indeed", "statement": "It was.", "assessment": "CONFIRMED",
                        "source": "organisation:provider",
                        "occurredAt": "2023-05-02T09:00:00+02:00"}
                        """);

        JsonNode now = read("findings?after=" + after(later)).at("/questions/0");
        assertThat(now.path("contested").asBoolean()).isFalse();
        assertThat(now.path("findings").findValuesAsString("finding"))
                .containsExactly("no", "yes", "indeed");
        assertThat(now.at("/findings/0/supersededBy").asString()).isEqualTo(after(later));

        JsonNode then = read("findings?validAt=2023-05-01T00:00:00Z").at("/questions/0");
        assertThat(then.path("contested").asBoolean()).isTrue();
        assertThat(then.path("findings").findValuesAsString("current"))
                .containsExactly("true", "true");
    }

    /** Fails when what was recorded later shows in an answer as of an earlier moment. */
    @Test
    void answers_what_was_known_before_the_digest_differed() throws Exception {
        Reply registered = said("evidence", evidence(DIGEST));
        JsonNode timeline = read("evidence?after=" + after(registered));
        String known = timeline.at("/items/0/chain/0/recordedAt").asString();
        Reply confirmed =
                said(
                        "evidence/disk/confirmations",
                        """
                        {"by": "authority:police", "sha256": "%s",
                        "occurredAt": "2023-04-28T09:00:00+02:00"}
                        """
                                .formatted(OTHER_DIGEST));

        JsonNode now = read("evidence?after=" + after(confirmed));
        assertThat(now.path("differing").asInt()).isEqualTo(1);
        assertThat(now.at("/items/0/differs").asBoolean()).isTrue();
        assertThat(now.at("/items/0/gaps/0/kind").asString()).isEqualTo("CONFIRMED_BY_ANOTHER");

        JsonNode then = read("evidence?knownAt=" + known);
        assertThat(then.path("differing").asInt()).isZero();
        assertThat(then.toString()).doesNotContain(OTHER_DIGEST, "authority:police");
    }

    @Test
    void goes_on_when_the_incident_is_closed_with_versions_of_its_own() throws Exception {
        Reply first = said("evidence", evidence(DIGEST));
        assertThat(first.etag()).isEqualTo("\"0\"");
        said("resolution", "{}");
        said("closure", "{}");
        Reply held =
                api.post(
                        path("legal-holds"),
                        """
                        {"hold": "mails", "scope": "All mails", "reason": "Claims"}
                        """,
                        "If-Match",
                        first.etag());
        assertThat(held.status()).isEqualTo(201);
        assertThat(held.etag()).isEqualTo("\"1\"");
        JsonNode holds = read("legal-holds?after=" + after(held));
        assertThat(holds.path("inPlace").asInt()).isEqualTo(1);
        assertThat(read("").path("status").asString()).isEqualTo("CLOSED");
    }

    @Test
    void records_all_of_a_request_or_nothing() throws Exception {
        Reply refused =
                api.post(
                        path("investigation/commands"),
                        """
                        {"commands": [
                        {"type": "RegisterEvidence", "evidence": "disk", "description": "x",
                        "acquiredBy": "lka", "heldBy": "lka"},
                        {"type": "HandOverEvidence", "evidence": "dsk", "from": "lka",
                        "to": "bka"}]}
                        """);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("code").asString()).isEqualTo("UNKNOWN_EVIDENCE");
        assertThat(refused.body().toString()).contains("/commands/1/evidence");
        assertThat(said("evidence", evidence(DIGEST)).body().path("sequence").asLong()).isZero();
    }

    @Test
    void of_an_incident_that_nobody_declared_is_not_there() throws Exception {
        incident = "INC-1999-000001";
        for (Reply reply :
                List.of(
                        api.post(path("evidence"), evidence(DIGEST)),
                        api.get(path("evidence")),
                        api.get(path("findings")),
                        api.get(path("legal-holds")))) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body().path("code").asString()).isEqualTo("UNKNOWN_INCIDENT");
        }
    }

    private Reply said(String resource, String statement) throws Exception {
        Reply reply = api.post(path(resource), statement);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
        return reply;
    }

    private JsonNode read(String view) throws Exception {
        Reply reply = api.get(view.isEmpty() ? "/api/incidents/" + incident : path(view));
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply.body();
    }

    private String path(String resource) {
        return "/api/incidents/%s/%s".formatted(incident, resource);
    }

    private static String after(Reply reply) {
        return reply.body().path("after").asString();
    }

    private static String finding(String id, String source, String assessment) {
        return """
        {"finding": "%s", "question": "Was data taken?", "statement": "So it is said.",
        "source": "%s", "assessment": "%s", "occurredAt": "2023-04-28T09:00:00+02:00"}
        """
                .formatted(id, source, assessment);
    }

    private static String evidence(String digest) {
        return """
        {"evidence": "disk", "description": "An image", "acquiredBy": "party:forensics",
        "heldBy": "party:forensics", "sha256": "%s", "occurredAt": "2023-04-26T09:00:00+02:00"}
        """
                .formatted(digest);
    }
}
