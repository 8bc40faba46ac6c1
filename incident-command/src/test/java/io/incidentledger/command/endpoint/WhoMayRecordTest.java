package io.incidentledger.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoMayRecordTest extends EndpointFixture {
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
                        caller.post("/api/catalogue/sites", "{\"site\":\"bonn\",\"name\":\"x\"}")
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
