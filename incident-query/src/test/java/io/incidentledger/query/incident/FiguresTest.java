package io.incidentledger.query.incident;

import static io.incidentledger.query.fixture.Facts.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.incident.ForecastEvent.ForecastRevised;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.actor.Role;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class FiguresTest {
    private static final String PATH = "/api/incidents/INC-2023-000901/figures";

    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        Publisher publisher = reads.publisher().at("2026-01-01T10:00:00Z");
        publisher.publish(Facts.service("kim"));
        for (String tenant : List.of("aok", "sbk")) {
            publisher.publish(Facts.tenant(tenant));
            publisher.publish(Facts.subscribed(tenant, "kim", "KIM"));
        }
        Facts facts = reads.declared("INC-2023-000901", "Attack");
        publisher.publish(facts.off("kim", "18:00..18:10", "aok", "sbk"));
        publisher.publish(facts.limited("kim", "19:00", "sbk"));
        publisher.publish(facts.back("kim", "20:00", "aok", "sbk"));
        publisher.publish(facts.off("kim", "21:00", "aok"));
        publisher.publish(
                new MilestoneReached(
                        facts.incident(), Milestone.DETECTED, null, List.of(), at("18:30")));
        publisher.publish(
                new MilestoneReached(
                        facts.incident(), Milestone.CONTAINED, null, List.of(), at("19:30")));
        publisher.at("2026-01-01T11:00:00Z");
        publisher.publish(facts.back("kim", "22:30", "aok"));
        publisher.publish(facts.correct(facts.entry(3), facts.back("kim", "20:15", "aok", "sbk")));
        publisher.publish(facts.resolved("23:00"));
        publisher.publish(forecast(facts, "18:30", "19:00..20:00", "aok", "sbk"));
        publisher.publish(forecast(facts, "21:30", "23:00", "aok"));
        publisher.publish(forecast(facts, "18:15", null, "aok"));
        publisher.marking(Marking.RED).publish(forecast(facts, "18:20", "19:00", "aok"));
        publisher.marking(Marking.AMBER).watermark();
        reads.observer().get("/api/incidents?after=INC-2023-000901@13");
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void downtime_is_told_with_its_bounds_first_and_repeated_apart() {
        JsonNode aok = get("").at("/pairs/0");
        assertThat(aok.path("tenant").asString()).isEqualTo("aok");
        assertThat(range(aok.path("first"))).isEqualTo("PT2H5M PT2H15M");
        assertThat(range(aok.path("repeated"))).isEqualTo("PT1H30M PT1H30M");
        assertThat(range(aok.path("downtime"))).isEqualTo("PT3H35M PT3H45M");
        assertThat(range(aok.at("/downtimeByCause/ISOLATION"))).isEqualTo("PT3H35M PT3H45M");
        assertThat(aok.path("open").asBoolean()).isFalse();
    }

    @Test
    void an_impairment_is_no_downtime() {
        JsonNode sbk = get("").at("/pairs/1");
        assertThat(range(sbk.path("downtime"))).isEqualTo("PT50M PT1H");
        assertThat(range(sbk.path("impairment"))).isEqualTo("PT1H15M PT1H15M");
    }

    @Test
    void the_handling_is_timed_from_the_beginning_to_what_was_reached() {
        JsonNode times = get("").path("timeTo");
        assertThat(range(times.path("detect"))).isEqualTo("PT20M PT30M");
        assertThat(range(times.path("contain"))).isEqualTo("PT1H PT1H");
        assertThat(range(times.path("restoreFirst"))).isEqualTo("PT2H5M PT2H15M");
        assertThat(range(times.path("restoreAll"))).isEqualTo("PT4H20M PT4H30M");
        assertThat(range(times.path("resolve"))).isEqualTo("PT4H30M PT4H30M");
    }

    @Test
    void not_everything_is_restored_while_anything_is_out() {
        JsonNode times = get("?validAt=2023-04-24T21:30:00Z").path("timeTo");
        assertThat(times.has("restoreFirst")).isTrue();
        assertThat(times.has("restoreAll")).isFalse();
        assertThat(times.has("resolve")).isFalse();
    }

    /** Fails when overlaps of pairs count twice, or are lost in the sum. */
    @Test
    void services_tenants_and_causes_are_told_once_and_added_up() {
        JsonNode service = get("").at("/services/0");
        assertThat(service.path("name").asString()).isEqualTo("kim");
        assertThat(service.path("pairs").asInt()).isEqualTo(2);
        assertThat(range(service.path("downtime"))).isEqualTo("PT3H35M PT3H45M");
        assertThat(range(service.path("pairDowntime"))).isEqualTo("PT4H25M PT4H45M");
        assertThat(range(service.path("repeated"))).isEqualTo("PT1H30M PT1H30M");
        assertThat(range(get("").at("/tenants/1/pairDowntime"))).isEqualTo("PT50M PT1H");
        assertThat(range(get("").at("/causes/0/downtime"))).isEqualTo("PT3H35M PT3H45M");
    }

    /** Fails when the months of a tenant that was never out do not count for the service. */
    @Test
    void availability_is_what_is_left_of_the_time_subscribed() {
        JsonNode left = get("?validAt=2023-05-01T00:00:00Z").path("availability");
        assertThat(left.at("/services/0/month").asString()).isEqualTo("2023-04");
        assertThat(left.at("/services/0/subscribed").asString()).isEqualTo("PT1440H");
        assertThat(range(left.at("/services/0/downtime"))).isEqualTo("PT4H25M PT4H45M");
        assertThat(range(left.at("/services/0/availability"))).isEqualTo("0.996701 0.996932");
        assertThat(left.path("pairs")).hasSize(2);
        assertThat(range(left.at("/pairs/0/availability"))).isEqualTo("0.994791 0.995023");
    }

    @Test
    void months_begin_in_the_zone_that_is_asked_for() {
        String query = "?validAt=2023-05-01T00:00:00Z&zone=";
        assertThat(get(query + "Europe/Berlin").at("/availability/services/1/month").asString())
                .isEqualTo("2023-05");
        assertThat(get(query + "Z").at("/availability/services")).hasSize(1);
        assertThat(reads.observer().get(PATH + "?zone=Middle-earth").status()).isEqualTo(400);
    }

    @Test
    void forecasts_are_held_against_what_came() {
        JsonNode forecasts = get("").path("forecasts");
        assertThat(forecasts).hasSize(4);
        assertThat(forecasts.at("/0").has("expected")).isFalse();
        assertThat(forecasts.at("/0").has("lateBy")).isFalse();
        assertThat(forecasts.at("/1/tenant").asString()).isEqualTo("aok");
        assertThat(forecasts.at("/1/restored/latest").asString()).startsWith("2023-04-24T20:15:00");
        assertThat(range(forecasts.at("/1/lateBy"))).isEqualTo("PT15M PT1H15M");
        assertThat(range(forecasts.at("/3/lateBy"))).isEqualTo("PT-30M PT-30M");
        assertThat(reads.as(Role.REVIEWER).get(PATH).json().path("forecasts")).hasSize(5);
    }

    /** Fails when a forecast is held against what nobody can know yet. */
    @Test
    void a_forecast_that_has_passed_is_late_by_what_has_passed() {
        JsonNode overdue = get("?validAt=2023-04-24T20:10:00Z").at("/forecasts/1");
        assertThat(overdue.path("open").asBoolean()).isTrue();
        assertThat(overdue.has("restored")).isFalse();
        assertThat(range(overdue.path("lateBy"))).isEqualTo("PT10M PT1H10M");
        JsonNode ahead = get("?validAt=2023-04-24T19:30:00Z").at("/forecasts/1");
        assertThat(ahead.path("open").asBoolean()).isTrue();
        assertThat(ahead.has("lateBy")).isFalse();
    }

    @Test
    void nothing_is_counted_beyond_what_can_be_known() {
        JsonNode learned = get("?learnedUntil=2025-01-01T00:00:00Z");
        assertThat(learned.path("until").asString()).startsWith("2025-01-01T00:00:00");
        assertThat(learned.path("pairs")).isEmpty();
        JsonNode ahead = get("?validAt=2999-01-01T00:00:00Z");
        assertThat(ahead.path("until").asString()).startsWith("2026-01-01T11:00:00");
    }

    @Test
    void what_is_out_is_counted_until_the_moment_asked_about_and_said_to_be_open() {
        JsonNode then = get("?validAt=2023-04-24T21:30:00Z").at("/pairs/0");
        assertThat(range(then.path("repeated"))).isEqualTo("PT30M PT30M");
        assertThat(then.path("open").asBoolean()).isTrue();
    }

    /** Fails when what the watermark has not passed yet does not count. */
    @Test
    void what_was_recorded_a_moment_ago_counts() {
        Facts facts = reads.declared("INC-2023-000902", "Fresh");
        reads.publisher().at("2026-01-02T10:00:00Z").publish(facts.off("fresh", "21:00", "aok"));
        JsonNode fresh =
                reads.observer()
                        .get("/api/incidents/INC-2023-000902/figures?after=INC-2023-000902@1")
                        .json();
        assertThat(fresh.path("pairs")).hasSize(1);
        assertThat(fresh.path("until").asString()).startsWith("2026-01-02T10:00");
    }

    /** Fails when the figures are kept rather than computed. */
    @Test
    void a_correction_changes_them_and_not_what_was_known_before_it() {
        JsonNode then = get("?knownAt=2026-01-01T10:30:00Z&validAt=2023-04-24T20:30:00Z");
        assertThat(range(then.at("/pairs/0/first"))).isEqualTo("PT1H50M PT2H");
    }

    @Test
    void a_tenant_sees_their_own_and_not_how_long_the_handling_took() {
        JsonNode own = reads.boundTo("sbk").get(PATH).json();
        assertThat(own.path("pairs")).hasSize(1);
        assertThat(own.path("timeTo")).isEmpty();
        assertThat(own.path("tenants")).hasSize(1);
        assertThat(own.path("forecasts")).hasSize(1);
        assertThat(own.at("/availability/services/0/subscribed").asString()).isEqualTo("PT720H");
        assertThat(own.toString()).doesNotContain("aok");
    }

    private static ForecastRevised forecast(
            Facts facts, String time, @Nullable String expected, String... tenants) {
        return new ForecastRevised(
                facts.incident(),
                new ServiceId("kim"),
                Facts.tenants(tenants),
                expected == null ? null : at(expected).occurredAt(),
                null,
                at(time));
    }

    private static JsonNode get(String query) {
        return reads.observer().get(PATH + query).json();
    }

    private static String range(JsonNode range) {
        return range.path("atLeast").asString() + " " + range.path("atMost").asString();
    }
}
