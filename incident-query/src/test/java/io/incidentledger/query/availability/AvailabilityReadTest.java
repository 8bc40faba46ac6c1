package io.incidentledger.query.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueEvent.TenantRetired;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class AvailabilityReadTest {
    private static final String APRIL = "from=2023-04-01T00:00:00Z&to=2023-05-01T00:00:00Z";

    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        Publisher publisher = reads.publisher().at("2026-01-01T10:00:00Z");
        publisher.publish(Facts.service("kim"));
        publisher.publish(Facts.service("mail"));
        for (String tenant : List.of("aok", "sbk")) {
            publisher.publish(Facts.tenant(tenant));
            publisher.publish(Facts.subscribed(tenant, "kim", "KIM"));
        }
        publisher.publish(Facts.subscribed("aok", "mail", "Post"));
        publisher.publish(new TenantRetired(new TenantId("sbk"), null, Facts.at("20:00")));
        Facts first = reads.declared("INC-2023-000911", "Attack");
        publisher.publish(first.off("kim", "18:00", "aok", "sbk"));
        publisher.publish(first.limited("mail", "18:00", "aok"));
        publisher.publish(first.back("kim", "21:00", "aok", "sbk"));
        publisher.at("2026-01-01T11:00:00Z");
        Facts second = reads.declared("INC-2023-000912", "Failure");
        publisher.publish(second.off("kim", "20:00..20:30", "aok"));
        publisher.publish(second.back("kim", "23:00..23:10", "aok"));
        publisher.watermark();
        reads.observer().get("/api/incidents?after=INC-2023-000912@2");
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    /** Fails when two incidents count twice, or time after a tenant has left counts. */
    @Test
    void the_same_time_in_two_incidents_counts_once() {
        JsonNode april = get(APRIL).path("availability");
        assertThat(texts(april.path("pairs")))
                .containsExactly(
                        "2023-04 kim aok PT720H PT5H PT5H10M", "2023-04 kim sbk PT572H PT2H PT2H");
        assertThat(texts(april.path("services")))
                .containsExactly(
                        "2023-04 kim  PT1292H PT7H PT7H10M", "2023-04 mail  PT720H PT0S PT0S");
    }

    @Test
    void what_was_recorded_later_does_not_count() {
        JsonNode then = get(APRIL + "&knownAt=2026-01-01T10:30:00Z");
        assertThat(texts(then.at("/availability/pairs")))
                .contains("2023-04 kim aok PT720H PT3H PT3H");
        JsonNode before = get(APRIL + "&knownAt=2025-01-01T00:00:00Z");
        assertThat(before.at("/availability/services")).isEmpty();
    }

    @Test
    void nothing_is_counted_beyond_the_moment_asked_about() {
        JsonNode then = get(APRIL + "&validAt=2023-04-24T20:00:00Z&service=kim&tenant=aok");
        assertThat(texts(then.at("/availability/pairs")))
                .containsExactly("2023-04 kim aok PT572H PT2H PT2H");
        assertThat(then.at("/availability/to").asString()).startsWith("2023-04-24T20:00");
        assertThat(then.at("/availability/services")).hasSize(1);
    }

    @Test
    void a_time_that_is_yet_to_come_has_no_months() {
        JsonNode then = get("from=2024-01-01T00:00:00Z&validAt=2023-04-24T20:00:00Z");
        assertThat(then.at("/availability/services")).isEmpty();
        assertThat(then.path("availability").has("from")).isFalse();
    }

    @Test
    void a_tenant_sees_what_they_have_of_a_service() {
        JsonNode own = reads.boundTo("sbk").get("/api/figures?" + APRIL).json();
        assertThat(texts(own.at("/availability/services")))
                .containsExactly("2023-04 kim  PT572H PT2H PT2H");
        assertThat(own.toString()).doesNotContain("aok").doesNotContain("mail");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        for (String query :
                List.of(
                        "from=2023-05-01T00:00:00Z&to=2023-04-01T00:00:00Z",
                        "from=2001-01-01T00:00:00Z",
                        "zone=Middle-earth")) {
            assertThat(reads.observer().get("/api/figures?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    private static JsonNode get(String query) {
        return reads.observer().get("/api/figures?" + query).json();
    }

    private static List<String> texts(JsonNode rows) {
        return rows.valueStream()
                .map(
                        it ->
                                String.join(
                                        " ",
                                        it.path("month").asString(),
                                        it.path("service").asString(),
                                        it.path("tenant").asString(""),
                                        it.path("subscribed").asString(),
                                        it.at("/downtime/atLeast").asString(),
                                        it.at("/downtime/atMost").asString()))
                .toList();
    }
}
