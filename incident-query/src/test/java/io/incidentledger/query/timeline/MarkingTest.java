package io.incidentledger.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Marking;
import io.incidentledger.query.fixture.EventReader;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Who sees which entries, by how they are marked. */
class MarkingTest {
    private static final String INCIDENT = "INC-2023-000801";
    private static final String TIMELINE = "/api/incidents/" + INCIDENT + "/timeline";

    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        Facts facts = Facts.of(INCIDENT);
        Publisher publisher = reads.publisher();
        publisher.marking(Marking.RED).publish(facts.declared("Attack"));
        for (Marking marking : Marking.values()) {
            publisher.marking(marking).publish(facts.off("s-" + marking.ordinal(), "20:00", "aok"));
        }
        reads.as(Role.REVIEWER).get("/api/board?after=%s@5".formatted(INCIDENT));
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    private static List<String> shown(JsonNode items) {
        return items.valueStream()
                .map(it -> it.path("marking").asString() + " " + it.path("disclosure").asString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPERATOR", "REVIEWER", "ADMINISTRATOR"})
    void everything_is_shown_to(Role role) {
        assertThat(shown(reads.as(role).get(TIMELINE).json().at("/items")))
                .containsExactly(
                        "RED FULL",
                        "CLEAR FULL",
                        "GREEN FULL",
                        "AMBER FULL",
                        "AMBER_STRICT FULL",
                        "RED FULL");
    }

    /** Fails when an entry marked RED is shown, or leaves a gap, or says when it happened. */
    @Test
    void an_observer_is_told_that_something_is_withheld() {
        JsonNode items = reads.observer().get(TIMELINE).json().at("/items");
        assertThat(shown(items))
                .containsExactly(
                        "RED WITHHELD",
                        "CLEAR FULL",
                        "GREEN FULL",
                        "AMBER FULL",
                        "AMBER_STRICT FULL",
                        "RED WITHHELD");
        assertThat(items.get(5).propertyNames())
                .containsExactlyInAnyOrder(
                        "entry", "disclosure", "position", "recordedAt", "marking");
        assertThat(shown(reads.observer().get(TIMELINE + "?order=occurred").json().at("/items")))
                .hasSize(4)
                .allMatch(it -> it.endsWith("FULL"));
    }

    /** Fails when a client is shown what is not for clients, or told that there is such. */
    @Test
    void a_client_sees_what_is_for_clients_and_no_more() {
        for (String order : List.of("recorded", "occurred")) {
            JsonNode page = reads.boundTo("aok").get(TIMELINE + "?order=" + order).json();
            assertThat(shown(page.at("/items")))
                    .containsExactly("CLEAR OWN", "GREEN OWN", "AMBER OWN");
        }
    }

    @Test
    void streams_are_as_the_pages_are() {
        try (EventReader observer = EventReader.open(reads.observer(), TIMELINE + "/stream", null);
                EventReader client =
                        EventReader.open(reads.boundTo("aok"), TIMELINE + "/stream", null)) {
            assertThat(observer.next("entry").data().at("/disclosure").asString())
                    .isEqualTo("WITHHELD");
            assertThat(client.next("entry").id()).isEqualTo(INCIDENT + "@1");
        }
    }

    /** An outage is no secret to those who have it. Fails when intervals depend on markings. */
    @Test
    void what_is_out_does_not_depend_on_markings() {
        for (Caller caller :
                List.of(reads.observer(), reads.boundTo("aok"), reads.as(Role.REVIEWER))) {
            assertThat(caller.get("/api/board").json().at("/summary/offline").asInt()).isEqualTo(5);
            assertThat(caller.get("/api/incidents/" + INCIDENT).json().at("/disruptions"))
                    .hasSize(5);
        }
    }

    /** Fails when the summary of a declaration marked RED is shown or searched. */
    @Test
    void a_summary_is_marked_like_the_declaration() {
        assertThat(reads.as(Role.REVIEWER).get("/api/incidents?text=so").json().at("/items"))
                .hasSize(1);
        assertThat(reads.observer().get("/api/incidents?text=so").json().at("/items")).isEmpty();
        assertThat(reads.observer().get("/api/incidents/" + INCIDENT).json().has("summary"))
                .isFalse();
    }
}
