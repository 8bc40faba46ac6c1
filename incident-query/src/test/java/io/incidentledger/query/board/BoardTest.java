package io.incidentledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

class BoardTest {
    private static Reads reads;
    private static Publisher publisher;
    private static Caller observer;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        publisher = reads.publisher();
        observer = reads.observer();
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void names_every_subscribed_pair_and_the_worst_across_incidents() {
        publisher.publish(Facts.service("eau"));
        publisher.publish(Facts.tenant("aok"));
        publisher.publish(Facts.tenant("sbk"));
        publisher.publish(Facts.subscribed("aok", "eau", "Krankmeldung"));
        EntryId catalogue = publisher.publish(Facts.subscribed("sbk", "eau", "eAU"));
        Facts one = reads.declared("INC-2023-000101", "Attack");
        Facts other = reads.declared("INC-2023-000102", "Power");
        publisher.publish(one.limited("eau", "20:00", "aok"));
        publisher.publish(other.off("eau", "21:00", "aok", "tk"));
        observer.get("/api/board?after=" + catalogue);
        JsonNode board = observer.get("/api/board?service=eau&after=INC-2023-000102@1").json();
        assertThat(board.at("/services/0/name").asString()).isEqualTo("Service eau");
        assertThat(board.at("/services/0/criticality").asString()).isEqualTo("HIGH");
        assertThat(rows(board))
                .containsExactly(
                        "aok OFFLINE true [INC-2023-000101 LIMITED, INC-2023-000102 OFFLINE]",
                        "sbk OK true []",
                        "tk OFFLINE true [INC-2023-000102 OFFLINE]");
        assertThat(board.at("/items/0/alias").asString()).isEqualTo("Krankmeldung");
        assertThat(board.at("/items/0/since/earliest").asString())
                .isEqualTo("2023-04-24T21:00:00.000000Z");
        assertThat(board.at("/items/0/incidents/1/title").asString()).isEqualTo("Power");
        assertThat(board.at("/items/0/incidents/1/startedBy").asString())
                .isEqualTo("INC-2023-000102@1");
        assertThat(board.at("/items/2/subscribed").asBoolean()).isFalse();
        assertThat(board.at("/summary/offline").asInt()).isEqualTo(2);
        assertThat(board.at("/summary/ok").asInt()).isEqualTo(1);
        assertThat(rows(observer.get("/api/board?service=eau&incident=INC-2023-000101").json()))
                .contains("aok LIMITED true [INC-2023-000101 LIMITED]", "sbk OK true []")
                .hasSize(2);
    }

    @Test
    void shows_any_moment_of_the_past() {
        Facts incident = reads.declared("INC-2023-000111", "Past");
        publisher.publish(incident.off("past", "20:00", "aok"));
        publisher.publish(incident.limited("past", "21:00", "aok"));
        publisher.publish(incident.back("past", "22:00", "aok"));
        assertThat(rows(board("past", "19:59", "INC-2023-000111@3"))).isEmpty();
        assertThat(rows(board("past", "20:00", null)))
                .containsExactly("aok OFFLINE true [INC-2023-000111 OFFLINE]");
        assertThat(rows(board("past", "21:30", null)))
                .containsExactly("aok LIMITED true [INC-2023-000111 LIMITED]");
        assertThat(rows(board("past", "22:00", null))).isEmpty();
        assertThat(rows(observer.get("/api/board?service=past").json())).isEmpty();
        assertThat(board("past", "21:30", null).at("/asOf/validAt").asString())
                .isEqualTo("2023-04-24T21:30:00.000000Z");
    }

    @Test
    void tells_what_is_possible_from_what_is_certain() {
        Facts incident = reads.declared("INC-2023-000121", "Imprecise");
        publisher.publish(incident.off("vague", "20:00..21:00", "aok"));
        publisher.publish(incident.back("vague", "22:00..23:00", "aok"));
        board("vague", "20:30", "INC-2023-000121@2");
        assertThat(rows(board("vague", "20:30", null)))
                .allMatch(it -> it.contains("OFFLINE false"));
        assertThat(rows(board("vague", "21:30", null))).allMatch(it -> it.contains("OFFLINE true"));
        assertThat(rows(board("vague", "22:30", null)))
                .allMatch(it -> it.contains("OFFLINE false"));
        assertThat(rows(board("vague", "22:30", null))).hasSize(1);
        assertThat(rows(board("vague", "23:00", null))).isEmpty();
        assertThat(board("vague", "22:30", null).at("/summary/uncertain").asInt()).isEqualTo(1);
    }

    private static JsonNode board(String service, String time, @Nullable String after) {
        return observer.get(
                        "/api/board?service=%s&validAt=2023-04-24T%s:00Z%s"
                                .formatted(service, time, after == null ? "" : "&after=" + after))
                .json();
    }

    /** One line for each item. */
    private static List<String> rows(JsonNode board) {
        List<String> rows = new ArrayList<>();
        for (JsonNode item : board.path("items")) {
            List<String> incidents = new ArrayList<>();
            item.path("incidents")
                    .forEach(
                            it ->
                                    incidents.add(
                                            it.path("incident").asString()
                                                    + " "
                                                    + it.path("kind").asString()));
            rows.add(
                    "%s %s %s %s"
                            .formatted(
                                    item.path("tenant").asString(),
                                    item.path("state").asString(),
                                    item.path("certain").asBoolean(),
                                    incidents));
        }
        return rows;
    }
}
