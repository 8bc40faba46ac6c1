package io.incidentledger.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;
import io.incidentledger.wire.http.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;

/** Somebody who is bound to two tenants answers to what was restored for them. */
class ATenantAnswersTest extends EndpointFixture {
    private static final String CONFIRMATION = "{\"service\":\"eau\",\"tenants\":[\"aok\"]}";

    private Caller bound = nobody;

    @BeforeEach
    void somebodyWhoIsBound() {
        bound = bound(Role.values());
    }

    private Caller bound(Role... roles) {
        List<String> claimed = Arrays.stream(roles).map(Role::claim).toList();
        return nobody.bearing(
                Tokens.with(
                        claims ->
                                claims.claim("roles", claimed)
                                        .claim("tenant", List.of("aok", "sbk"))));
    }

    @Test
    void for_itself() {
        assertThat(bound.post(INCIDENT + "confirmations", CONFIRMATION).status()).isEqualTo(201);
        assertThat(desks.incident().statements()).hasSize(1);
        assertThat(
                        bound.post(
                                        INCIDENT + "disputes",
                                        """
                                        {"service":"eau","tenants":["aok","sbk"],"reason":"x"}
                                        """)
                                .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whatever_role_of_ours_it_has(Role role) {
        assertThat(bound(role).post(INCIDENT + "confirmations", CONFIRMATION).status())
                .isEqualTo(201);
    }

    @Test
    void only_with_a_role_of_ours() {
        assertForbidden(bound().post(INCIDENT + "confirmations", CONFIRMATION));
    }

    /** Fails when the endpoint no longer looks whose tenants are named. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"service":"eau","tenants":["tkk"]}
                    {"service":"eau","tenants":["aok","tkk"]}
                    {"service":"eau","tenants":"ALL"}
                    """)
    void never_for_others(String body) {
        assertForbidden(bound.post(INCIDENT + "confirmations", body));
    }

    @Test
    void and_records_nothing_else() {
        for (Resource<?> resource : IncidentEndpoints.RESOURCES) {
            if (!List.of("confirmations", "disputes").contains(resource.path())) {
                assertForbidden(bound.post(INCIDENT + resource.path(), CONFIRMATION));
            }
        }
        assertForbidden(
                bound.post(
                        INCIDENT + "commands",
                        """
                        {"commands":[
                        {"type":"ConfirmRestoration","service":"eau","tenants":["aok"]}]}
                        """));
        assertForbidden(bound.post("/api/incidents", "{}"));
    }

    @Test
    void without_a_precondition_whose_answer_would_tell_of_incidents_of_others() {
        Answer answer =
                bound.with("If-Match", "\"7\"").post(INCIDENT + "confirmations", CONFIRMATION);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(desks.untouched()).isTrue();
    }

    /** Fails when one can tell an incident of others from one that does not exist. */
    @Test
    void and_cannot_tell_whether_there_is_an_incident_of_others() {
        desks.refuse(Refusal.because(RefusalCode.UNKNOWN_INCIDENT, "There is no incident."));
        String unknown = refused(bound);
        desks.refuse(
                Refusal.because(RefusalCode.NOTHING_RESTORED, "Not in %s.", "INC").at("/tenants"));
        assertThat(refused(bound)).isEqualTo(unknown).contains("NOTHING_RESTORED");
        desks.refuse(Refusal.because(RefusalCode.UNKNOWN_INCIDENT, "There is no incident."));
        assertThat(refused(operator)).contains("UNKNOWN_INCIDENT");
    }

    private static String refused(Caller caller) {
        return caller.post(INCIDENT + "confirmations", CONFIRMATION)
                .response()
                .body()
                .replaceAll("\"traceId\":\"\\w+\"", "");
    }

    private void assertForbidden(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(403);
        assertThat(answer.text("/code")).isEqualTo("FORBIDDEN");
        assertThat(desks.untouched()).isTrue();
    }
}
