package io.incidentledger.query.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class EveryAnswerTest {
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
    void says_which_position_it_shows_and_how_old_that_is() {
        reads.declared("INC-2023-000501", "Position");
        long position = publisher.watermark().position();
        observer.get("/api/board?after=INC-2023-000501@0");
        await().until(
                        () ->
                                observer.get("/api/incidents?limit=1")
                                                .json()
                                                .at("/asOf/position")
                                                .asLong()
                                        >= position);
        JsonNode asOf = observer.get("/api/incidents?limit=1").json().path("asOf");
        assertThat(asOf.path("age").asString()).startsWith("PT");
        assertThat(asOf.path("recordedUntil").asString()).startsWith("2023-04-2");
    }

    @Test
    void waits_for_what_its_reader_has_written_and_says_if_it_does_not_come() {
        reads.declared("INC-2023-000511", "Waited");
        assertThat(observer.get("/api/incidents/INC-2023-000511?after=INC-2023-000511@0").status())
                .isEqualTo(200);
        Answer never = observer.get("/api/board?after=INC-2023-000511@1");
        assertThat(never.status()).isEqualTo(503);
        assertThat(never.text("/code")).isEqualTo("NOT_YET_VISIBLE");
        assertThat(never.header("Retry-After")).isEqualTo("1");
    }
}
