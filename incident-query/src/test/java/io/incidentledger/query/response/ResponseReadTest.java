package io.incidentledger.query.response;

import static io.incidentledger.query.fixture.Facts.at;
import static io.incidentledger.query.fixture.Facts.moment;
import static io.incidentledger.query.fixture.Facts.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.ForecastEvent.ForecastRevised;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.PartyKind;
import io.incidentledger.api.incident.ResponseEvent.DecisionRecorded;
import io.incidentledger.api.incident.ResponseEvent.PartyEngaged;
import io.incidentledger.api.incident.ResponseEvent.PartyReleased;
import io.incidentledger.api.incident.ResponseEvent.RoleAccepted;
import io.incidentledger.api.incident.ResponseEvent.RoleHandedOver;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class ResponseReadTest {
    private static final IncidentId INCIDENT = new IncidentId("INC-2023-000701");
    private static final String PATH = "/api/incidents/INC-2023-000701/";

    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        Publisher publisher = reads.publisher().at("2026-01-01T10:00:00Z");
        Facts facts = reads.declared(INCIDENT.value(), "Attack");
        for (IncidentEvent event :
                List.of(
                        facts.off("kim", "19:10", "aok", "sbk"),
                        party("lka", "20:00"),
                        new PartyReleased(INCIDENT, "lka", null, at("21:00")),
                        party("lka", "22:00"),
                        new RoleHandedOver(INCIDENT, "lead", null, "p-1", "all of it", at("20:00")),
                        new RoleAccepted(INCIDENT, "lead", "p-1", null, at("20:05")),
                        new RoleHandedOver(INCIDENT, "lead", "p-1", "p-2", null, at("23:00")),
                        forecast("20:00", "22:00", "aok", "sbk"),
                        forecast("21:00", null, "aok"),
                        new DecisionRecorded(
                                INCIDENT,
                                "Off or on",
                                List.of("off", "on"),
                                "off",
                                null,
                                List.of(facts.entry(1)),
                                at("19:30")))) {
            publisher.publish(event);
        }
        publisher.at("2026-01-01T11:00:00Z").marking(Marking.RED).publish(party("bnd", "20:00"));
        publisher.watermark();
        reads.observer().get("/api/incidents?after=%s@11".formatted(INCIDENT));
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void parties_are_told_each_time_they_took_part() {
        JsonNode parties = get("parties").path("parties");
        assertThat(parties).hasSize(2);
        assertThat(parties.at("/0/until/earliest").asString()).startsWith("2023-04-24T21:00");
        assertThat(parties.at("/0/releasedBy").asString()).isEqualTo("INC-2023-000701@3");
        assertThat(parties.at("/1").has("until")).isFalse();
    }

    @Test
    void roles_are_held_by_who_accepted_them_last() {
        JsonNode lead = get("roles").at("/roles/0");
        assertThat(lead.path("holder").asString()).isEqualTo("p-1");
        assertThat(lead.at("/handOvers/0/acceptedBy").asString()).isEqualTo("INC-2023-000701@6");
        assertThat(lead.at("/handOvers/0/openPoints").asString()).isEqualTo("all of it");
        assertThat(lead.at("/handOvers/1").has("acceptedBy")).isFalse();
    }

    @Test
    void decisions_are_told_with_who_took_them_and_what_they_rest_on() {
        JsonNode decision = get("decisions").at("/decisions/0");
        assertThat(decision.path("decidedBy").asString()).isEqualTo("p-2");
        assertThat(decision.at("/basis/0").asString()).isEqualTo("INC-2023-000701@1");
    }

    @Test
    void forecasts_are_the_last_that_was_said_with_all_that_was_said_before() {
        JsonNode forecasts = get("forecasts").path("forecasts");
        assertThat(forecasts.at("/0/tenant").asString()).isEqualTo("aok");
        assertThat(forecasts.at("/0").has("expected")).isFalse();
        assertThat(forecasts.at("/0/revisions")).hasSize(2);
        assertThat(forecasts.at("/1/expected/latest").asString()).startsWith("2023-04-24T22:00");
    }

    @Test
    void everything_is_told_as_of_any_moment() {
        String then = "?validAt=2023-04-24T20:30:00Z";
        assertThat(get("parties" + then).at("/parties/0").has("until")).isFalse();
        assertThat(get("forecasts" + then).at("/forecasts/0/revisions")).hasSize(1);
        assertThat(get("roles?validAt=2023-04-24T20:00:00Z").at("/roles/0").has("holder"))
                .isFalse();
        assertThat(get("parties?knownAt=2025-01-01T00:00:00Z").path("parties")).isEmpty();
    }

    @Test
    void who_is_bound_sees_their_forecasts_and_nothing_else() {
        JsonNode own = reads.boundTo("sbk").get(PATH + "forecasts").json().path("forecasts");
        assertThat(own).hasSize(1);
        assertThat(own.at("/0/revisions/0").has("basis")).isFalse();
        for (String view : List.of("parties", "roles", "decisions")) {
            assertThat(reads.boundTo("sbk").get(PATH + view).json().path(view)).as(view).isEmpty();
        }
    }

    private static JsonNode get(String view) {
        return reads.observer().get(PATH + view).json();
    }

    private static PartyEngaged party(String party, String time) {
        return new PartyEngaged(INCIDENT, party, PartyKind.POLICE, party, null, at(time));
    }

    private static ForecastRevised forecast(
            String time, @Nullable String expected, String... tenants) {
        return new ForecastRevised(
                INCIDENT,
                new ServiceId("kim"),
                tenants(tenants),
                expected == null ? null : OccurredAt.exactly(moment(expected)),
                "so they say",
                at(time));
    }
}
