package io.incidentledger.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest.BodyPublishers;

class WhatIsMalformedComesToNoDeskTest extends EndpointFixture {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    notes       | ``                                 | ``             | The body is empty
                    notes       | {                                  | ``             | The body is not JSON
                    notes       | []                                 | ``             | The body must be a JSON object
                    notes       | {"text":"x"} {}                    | ``             | The body must be one JSON value
                    notes       | {"text":"x","text":"y"}            | /text          | text is given twice
                    notes       | {}                                 | /text          | text is required
                    notes       | {"text":"x","note":"y"}            | /note          | note is not known here; known are decidedBy
                    notes       | {"type":"PostUpdate","text":"x"}   | /type          | type must be LogNote here
                    disruptions | {"service":"eau","tenants":"ALL","cause":"ATTACK"} | /cause | cause must be ISOLATION
                    disruptions | {"service":"eau","tenants":"ALL","kind":"WORKAROUND","cause":"ATTACK"} | /kind | kind must be OFFLINE or LIMITED
                    disruptions | {"service":"eau","tenants":"ALL","kind":"LIMITED","cause":"DEPENDENCY"} | /dependency | dependency must name
                    commands    | {}                                 | /commands      | commands must be a list of at least one
                    commands    | {"commands":[]}                    | /commands      | commands must be a list of at least one
                    commands    | {"commands":{}}                    | /commands      | commands must be a list
                    commands    | []                                 | /commands      | commands must be a list
                    commands    | {"commands":[5]}                   | /commands/0    | commands[0] must be a JSON object
                    commands    | {"commands":[{"text":"x"}]}        | /commands/0/type | type is required: one of
                    commands    | {"commands":[{"type":"LogNote","text":"x"}],"atomic":true} | /atomic | atomic is not known here
                    commands    | {"commands":[{"type":"LogNote","text":"x"},{"type":"LogNote"}]} | /commands/1/text | text is required
                    commands    | {"commands":[{"type":"LogNote","text":"x","occurredAt":{"earliest":"2023-04-27T02:00:00Z","latest":"x"}}]} | /commands/0/occurredAt/latest | latest must be a time with its zone
                    commands    | {"commands":[{"type":"CorrectEntry","entry":"INC-2026-000042@3","reason":"x","replacement":{"type":"LogNote"}}]} | /commands/0/replacement/text | text is required
                    commands    | {"commands":[{"type":"DeclareIncident","nature":"SECURITY","severity":"LOW","title":"x"}]} | /commands/0/type | type must not be DeclareIncident
                    """)
    void about_an_incident(String resource, String body, String pointer, String sentence) {
        assertMalformed(operator.post(INCIDENT + resource, body), pointer, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    services              | {"service":"e AU","name":"x"}               | /service     | service must be 1 to 64
                    services              | {"service":"eau","name":"x","dependsOn":[""]} | /dependsOn/0 | dependsOn[0] must be 1 to 64
                    services              | {"service":"eau","name":"x","dependsOn":[null]} | /dependsOn/0 | dependsOn[0] is required
                    services              | {"service":"eau","name":"x","criticality":"HUGE"} | /criticality | criticality must be one of CRITICAL, HIGH
                    services              | {"service":"eau","name":"x","provisional":"yes"} | /provisional | provisional must be true or false
                    services/eau/revision | {"service":"epa","name":"x"}                | /service     | service must be eau here
                    services/EAU/revision | {"name":"x"}                                | /service     | service must be 1 to 64
                    """)
    void about_the_catalogue(String resource, String body, String pointer, String sentence) {
        assertMalformed(administrator.post("/api/catalogue/" + resource, body), pointer, sentence);
    }

    @Test
    void an_incident_that_cannot_be_one() {
        Answer answer = operator.post("/api/incidents/7/notes", NOTE);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/detail")).startsWith("incident must look like INC-2026-");
    }

    @Test
    void a_parameter() {
        assertThat(operator.post(INCIDENT + "notes?dryRun=true", NOTE).status()).isEqualTo(400);
        assertThat(desks.untouched()).isTrue();
    }

    @Test
    void an_answer_or_a_body_in_another_form() {
        assertThat(operator.with("Accept", "text/html").post(INCIDENT + "notes", NOTE).status())
                .isEqualTo(406);
        assertThat(
                        operator.without("Content-Type")
                                .with("Content-Type", "text/plain")
                                .post(INCIDENT + "notes", NOTE)
                                .status())
                .isEqualTo(415);
        assertThat(operator.send("PUT", INCIDENT + "notes", BodyPublishers.noBody()).status())
                .isEqualTo(405);
        assertThat(operator.post(INCIDENT + "shouts", NOTE).status()).isEqualTo(404);
        assertThat(desks.untouched()).isTrue();
    }

    private void assertMalformed(Answer answer, String pointer, String sentence) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("MALFORMED");
        assertThat(answer.text("/detail")).startsWith(sentence);
        assertThat(answer.json().at("/errors/0/pointer").asString("none")).isEqualTo(pointer);
        assertThat(desks.untouched()).isTrue();
    }
}
