package io.incidentledger.query.response;

import static io.incidentledger.api.incident.Relation.CAUSED_BY;
import static io.incidentledger.api.incident.Relation.PART_OF;
import static io.incidentledger.query.fixture.Facts.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.incident.LinkEvent.IncidentLinked;
import io.incidentledger.api.incident.Relation;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.actor.Role;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

class LinksReadTest {
    private static final String LARGE = "INC-2023-000811";
    private static final String PART = "INC-2023-000812";
    private static final String SECRET = "INC-2023-000813";
    private static final String ANOTHERS = "INC-2023-000814";

    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        Publisher publisher = reads.publisher().at("2026-01-01T10:00:00Z");
        Facts large = reads.declared(LARGE, "Attack");
        Facts part = reads.declared(PART, "Mail");
        Facts secret = reads.declared(SECRET, "Ransom");
        Facts anothers = reads.declared(ANOTHERS, "Pay");
        publisher.publish(large.off("kim", "19:10", "aok", "sbk"));
        publisher.publish(part.off("mail", "19:10", "aok"));
        publisher.publish(secret.off("core", "19:10", "aok"));
        publisher.publish(anothers.off("pay", "19:10", "sbk"));
        publisher.publish(linked(part, LARGE, CAUSED_BY, "20:00"));
        publisher.publish(linked(anothers, LARGE, PART_OF, "20:10"));
        publisher.publish(linked(large, SECRET, CAUSED_BY, "20:20"));
        publisher.at("2026-01-01T11:00:00Z");
        publisher.publish(part.correct(part.entry(2), linked(part, LARGE, PART_OF, "20:00")));
        publisher.publish(anothers.retract(anothers.entry(2)));
        publisher.marking(Marking.RED).publish(linked(secret, PART, CAUSED_BY, "20:30"));
        publisher.marking(Marking.AMBER).watermark();
        for (String last : List.of(LARGE + "@2", PART + "@3", SECRET + "@2", ANOTHERS + "@3")) {
            reads.observer().get("/api/incidents?after=" + last);
        }
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void links_are_told_at_both_ends() {
        JsonNode part = get(PART, "");
        assertThat(links(part, "links")).containsExactly("PART_OF " + LARGE);
        assertThat(part.at("/links/0/reason").asString()).isEqualTo("so we think");
        JsonNode large = get(LARGE, "");
        assertThat(links(large, "links")).containsExactly("CAUSED_BY " + SECRET);
        assertThat(links(large, "linkedFrom")).containsExactly("PART_OF " + PART);
        assertThat(large.at("/linkedFrom/0/entry").asString()).isEqualTo(PART + "@2");
    }

    /** Fails when a correction or a retraction shows before it was recorded. */
    @Test
    void links_are_told_as_they_were_known() {
        JsonNode then = get(LARGE, "?knownAt=2026-01-01T10:30:00Z");
        assertThat(links(then, "linkedFrom"))
                .containsExactly("CAUSED_BY " + PART, "PART_OF " + ANOTHERS);
        assertThat(links(get(LARGE, "?learnedUntil=2026-01-01T10:30:00Z"), "linkedFrom"))
                .containsExactly("CAUSED_BY " + PART, "PART_OF " + ANOTHERS);
        assertThat(links(get(LARGE, "?knownAt=2025-01-01T00:00:00Z"), "linkedFrom")).isEmpty();
    }

    @Test
    void links_are_told_once_they_were_true() {
        JsonNode then = get(LARGE, "?validAt=2023-04-24T20:15:00Z");
        assertThat(links(then, "links")).isEmpty();
        assertThat(links(then, "linkedFrom")).containsExactly("PART_OF " + PART);
    }

    @Test
    void whoever_is_bound_is_told_of_links_between_incidents_that_concern_them_without_a_word() {
        JsonNode aok = reads.boundTo("aok").get(path(LARGE)).json();
        assertThat(links(aok, "links")).containsExactly("CAUSED_BY " + SECRET);
        assertThat(aok.at("/links/0").has("reason")).isFalse();
        JsonNode sbk = reads.boundTo("sbk").get(path(LARGE)).json();
        assertThat(links(sbk, "links")).isEmpty();
        assertThat(links(sbk, "linkedFrom")).isEmpty();
        assertThat(reads.boundTo("sbk").get(path(PART)).status()).isEqualTo(404);
    }

    @Test
    void a_link_that_is_not_for_the_reader_is_left_out_at_both_ends() {
        assertThat(links(get(PART, ""), "linkedFrom")).isEmpty();
        assertThat(links(reads.as(Role.REVIEWER).get(path(PART)).json(), "linkedFrom"))
                .containsExactly("CAUSED_BY " + SECRET);
    }

    private static JsonNode get(String incident, String query) {
        return reads.observer().get(path(incident) + query).json();
    }

    private static String path(String incident) {
        return "/api/incidents/%s/links".formatted(incident);
    }

    private static List<String> links(JsonNode view, String end) {
        List<String> found = new ArrayList<>();
        view.path(end)
                .forEach(
                        it ->
                                found.add(
                                        it.path("relation").asString()
                                                + " "
                                                + it.path("other").asString()));
        return found;
    }

    private static IncidentLinked linked(Facts from, String to, Relation relation, String time) {
        return new IncidentLinked(
                from.incident(),
                Facts.of(to).incident(),
                relation,
                "so we think",
                List.of(),
                at(time));
    }
}
