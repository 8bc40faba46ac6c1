package io.incidentledger.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.Test;

class WhatIsRecordedTest extends EndpointFixture {
    @Test
    void is_answered_with_its_place() {
        Answer answer = operator.post(INCIDENT + "notes", NOTE);
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.response().body())
                .isEqualTo(
                        """
                        {"incident":"INC-2026-000042","stream":"INC-2026-000042","sequence":7,\
                        "after":"INC-2026-000042@7","entries":[{"entry":"INC-2026-000042@7",\
                        "type":"NoteLogged","objections":[{"code":"ORDER_AMBIGUOUS",\
                        "sentence":"before or after","about":["INC-2026-000042@3"]}]}]}\
                        """);
    }

    @Test
    void may_begin_a_new_incident() {
        Answer answer =
                operator.post(
                        "/api/incidents",
                        """
                        {"nature": "SECURITY", "severity": "CRITICAL", "title": "Attack",
                         "occurredAt": "2023-04-24T22:00:00+02:00"}
                        """);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/incidents/INC-2026-000123");
        assertThat(answer.text("/incident")).isEqualTo("INC-2026-000123");
        assertThat(desks.incident().incident()).isNull();
        assertThat(desks.incident().statements().getFirst().command())
                .isInstanceOf(DeclareIncident.class);
    }

    @Test
    void may_be_several_facts_at_once() {
        Answer answer =
                operator.post(
                        INCIDENT + "commands",
                        """
                        {"commands": [
                          {"type": "LogNote", "text": "a", "despite": ["ORDER_AMBIGUOUS"]},
                          {"type": "LogNote", "text": "b", "follows": "#0"}]}
                        """);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(desks.incident().statements())
                .extracting(IncidentStatement::command)
                .containsExactly(new LogNote("a"), new LogNote("b"));
        assertThat(desks.incident().statements().getFirst().despite())
                .containsExactly(ObjectionCode.ORDER_AMBIGUOUS);
        assertThat(desks.incident().statements().getLast().asserted().follows())
                .isEqualTo(EntryId.of("#0"));
    }

    @Test
    void may_be_several_facts_of_the_catalogue() {
        Answer answer =
                administrator.post(
                        "/api/catalogue/commands",
                        """
                        {"commands": [
                          {"type": "RegisterService", "service": "eau", "name": "eAU",
                           "provisional": true}]}
                        """);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(desks.catalogue().statements().getFirst().command())
                .isInstanceOfSatisfying(
                        RegisterService.class, said -> assertThat(said.provisional()).isTrue());
    }

    @Test
    void may_be_a_thousand_commands_and_no_more() {
        assertThat(operator.post(INCIDENT + "commands", notes(1_000)).status()).isEqualTo(201);
        assertThat(desks.incident().statements()).hasSize(1_000);
        Answer tooMany = operator.post(INCIDENT + "commands", notes(1_001));
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.text("/code")).isEqualTo("TOO_MANY_COMMANDS");
        assertThat(tooMany.text("/errors/0/pointer")).isEqualTo("/commands");
    }

    private static String notes(int count) {
        String note = "{\"type\":\"LogNote\",\"text\":\"x\"}";
        return "{\"commands\":[" + (note + ",").repeat(count - 1) + note + "]}";
    }
}
