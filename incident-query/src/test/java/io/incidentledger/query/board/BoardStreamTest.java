package io.incidentledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.query.fixture.EventReader;
import io.incidentledger.query.fixture.EventReader.Event;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Reads;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BoardStreamTest {
    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    private static EventReader listen(String query, @Nullable String lastEventId) {
        return EventReader.open(reads.observer(), "/api/board/stream" + query, lastEventId);
    }

    @Test
    void begins_with_the_board_and_goes_on_with_what_changes() {
        Facts incident = reads.declared("INC-2023-000601", "Watched");
        reads.publisher().publish(incident.off("mail", "20:00", "aok"));
        reads.observer().get("/api/board?after=INC-2023-000601@1");
        try (EventReader reader = listen("?service=mail", null)) {
            Event board = reader.next("board");
            assertThat(board.data().at("/items/0/state").asString()).isEqualTo("OFFLINE");
            assertThat(board.data().at("/asOf").has("position")).isTrue();
            reads.publisher().publish(incident.back("mail", "21:00", "aok"));
            Event change = reader.next("change");
            assertThat(change.data().at("/gone/0/tenant").asString()).isEqualTo("aok");
        }
    }

    /** Fails when whoever comes back gets the whole board again, or only what comes from now on. */
    @Test
    void tells_whoever_comes_back_what_has_changed_since() {
        Facts incident = reads.declared("INC-2023-000602", "Left and back");
        reads.publisher().publish(incident.off("portal", "20:00", "aok"));
        reads.observer().get("/api/board?after=INC-2023-000602@1");
        String last;
        try (EventReader reader = listen("?service=portal", null)) {
            last = reader.next("board").id();
        }
        reads.publisher().publish(incident.limited("portal", "21:00", "sbk"));
        reads.observer().get("/api/board?after=INC-2023-000602@2");
        try (EventReader reader = listen("?service=portal", last)) {
            Event change = reader.first();
            assertThat(change.name()).isEqualTo("change");
            assertThat(change.data().at("/items")).hasSize(1);
            assertThat(change.data().at("/items/0/tenant").asString()).isEqualTo("sbk");
        }
    }

    @Test
    void gives_the_whole_board_to_whoever_comes_from_another_process() {
        try (EventReader reader = listen("", "someone-elses/7")) {
            assertThat(reader.first().name()).isEqualTo("board");
        }
    }
}
