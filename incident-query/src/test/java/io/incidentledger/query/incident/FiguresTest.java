package io.incidentledger.query.incident;

import static io.incidentledger.query.fixture.Facts.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;

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
        publisher.watermark();
        reads.observer().get("/api/incidents?after=INC-2023-000901@9");
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
        assertThat(range(times.path("resolve"))).isEqualTo("PT4H30M PT4H30M");
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
    }

    private static JsonNode get(String query) {
        return reads.observer().get(PATH + query).json();
    }

    private static String range(JsonNode range) {
        return range.path("atLeast").asString() + " " + range.path("atMost").asString();
    }
}
