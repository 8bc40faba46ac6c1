package io.incidentledger.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.RestoreService;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.incident.TenantSet;

import org.junit.jupiter.api.Test;

import tools.jackson.core.JacksonException;

import java.time.Instant;
import java.util.List;

class JsonTest {
    private static final IncidentId INCIDENT = new IncidentId("INC-2023-000001");
    private static final ServiceTakenOffline OFFLINE =
            new ServiceTakenOffline(
                    INCIDENT,
                    new ServiceId("eau"),
                    new TenantSet(true, List.of(new TenantId("aok"), new TenantId("sbk"))),
                    Cause.ISOLATION,
                    null,
                    "cut",
                    null,
                    List.of(
                            new Objection(
                                    ObjectionCode.ALREADY_DISRUPTED, "so", List.of("eau/aok"))),
                    new Clocks(
                            OccurredAt.parse("2023-04-24T22:00:00+02:00[Europe/Berlin]"),
                            new LearnedAt(Instant.parse("2023-04-27T00:00:00Z"), "paper"),
                            EntryId.of("INC-2023-000001@3")));

    @Test
    void an_event_is_written_by_its_simple_name_and_read_back_the_same() {
        String json = Json.EVENTS.writeValueAsString(OFFLINE);
        assertThat(json)
                .isEqualTo(
                        """
                        {"type":"ServiceTakenOffline","incident":"INC-2023-000001","service":"eau",\
                        "tenants":{"all":true,"ids":["aok","sbk"]},"cause":"ISOLATION","reason":"cut",\
                        "objections":[{"code":"ALREADY_DISRUPTED","sentence":"so","about":["eau/aok"]}],\
                        "clocks":{"occurredAt":{"earliest":"2023-04-24T20:00:00.000000Z",\
                        "latest":"2023-04-24T20:00:00.000000Z","zone":"Europe/Berlin"},\
                        "learnedAt":{"at":"2023-04-27T00:00:00.000000Z","source":"paper"},\
                        "follows":"INC-2023-000001@3"}}\
                        """);
        assertThat(Json.EVENTS.readValue(json, IncidentEvent.class)).isEqualTo(OFFLINE);
    }

    @Test
    void a_correction_carries_a_whole_event() {
        EntryCorrected correction =
                new EntryCorrected(
                        INCIDENT,
                        EntryId.of("INC-2023-000001@3"),
                        OFFLINE,
                        "misread",
                        List.of(),
                        OFFLINE.clocks());
        String json = Json.EVENTS.writeValueAsString(correction);
        assertThat(Json.EVENTS.readValue(json, IncidentEvent.class)).isEqualTo(correction);
    }

    @Test
    void a_consumer_ignores_what_it_does_not_know_and_a_request_refuses_it() {
        String json =
                """
                {"type":"TakeServiceOffline","service":"eau","tenants":"ALL","cause":"ISOLATION","x":1}
                """;
        assertThat(Json.EVENTS.readValue(json, IncidentCommand.class))
                .isEqualTo(
                        new TakeServiceOffline(
                                new ServiceId("eau"),
                                TenantSelection.everybody(),
                                Cause.ISOLATION,
                                null,
                                null));
        assertThatThrownBy(() -> Json.REQUESTS.readValue(json, IncidentCommand.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("x");
    }

    @Test
    void tenants_are_a_list_or_all() {
        assertThat(
                        Json.REQUESTS.readValue(
                                "{\"type\":\"RestoreService\",\"service\":\"eau\",\"tenants\":[\"b\",\"a\"]}",
                                IncidentCommand.class))
                .isEqualTo(
                        new RestoreService(
                                new ServiceId("eau"),
                                TenantSelection.of(List.of(new TenantId("a"), new TenantId("b"))),
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void a_time_is_a_text_or_bounds_or_a_day_and_always_has_a_zone() {
        assertThat(occurredAt("\"2023-04-27T02:00:00+02:00\"").earliest())
                .isEqualTo("2023-04-27T00:00:00Z");
        assertThat(occurredAt("{\"date\":\"2023-04-27\",\"zone\":\"Europe/Berlin\"}").latest())
                .isEqualTo("2023-04-27T21:59:59.999999Z");
        assertThatThrownBy(() -> occurredAt("\"2023-04-27T02:00:00\""))
                .hasRootCauseMessage(
                        "occurredAt must be a time with its zone, such as"
                                + " 2023-04-27T02:00:00+02:00, not \"2023-04-27T02:00:00\"");
        assertThatThrownBy(() -> occurredAt("{\"date\":\"2023-04-27\"}"))
                .hasRootCauseMessage("zone is required with a date, such as Europe/Berlin");
    }

    private static OccurredAt occurredAt(String json) {
        return Json.REQUESTS.readValue(json, OccurredAt.class);
    }
}
