package io.incidentledger.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.query.fixture.EventReader;
import io.incidentledger.query.fixture.EventReader.Event;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.query.live.Listeners;
import io.incidentledger.wire.http.Tokens;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class TimelineStreamTest {
    private static final int ENTRIES = 2_000;
    private static final int CUTS = 100;

    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    private static EventReader listen(String incident, @Nullable String lastEventId) {
        return EventReader.open(
                reads.observer(),
                "/api/incidents/%s/timeline/stream".formatted(incident),
                lastEventId);
    }

    @Test
    void begins_with_what_is_recorded_and_goes_on_with_what_is_recorded_then() {
        Facts incident = reads.declared("INC-2023-000501", "Followed");
        reads.observer().get("/api/incidents/INC-2023-000501?after=INC-2023-000501@0");
        try (EventReader reader = listen("INC-2023-000501", null)) {
            assertThat(reader.next("entry").data().at("/type").asString())
                    .isEqualTo("IncidentDeclared");
            reads.publisher().publish(incident.note("said while somebody listens", "20:00"));
            Event news = reader.next("entry");
            assertThat(news.id()).isEqualTo("INC-2023-000501@1");
            assertThat(news.data().at("/payload/text").asString())
                    .isEqualTo("said while somebody listens");
        }
    }

    /**
     * Fails when the source remembers a page only in part ({@code last} of the first entry of a
     * page), or when {@code Last-Event-ID} is ignored.
     */
    @Test
    void cut_a_hundred_times_under_load_gives_every_entry_once() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Facts incident = reads.declared("INC-2023-000502", "Cut");
        Thread load =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        IntStream.range(1, ENTRIES)
                                                .forEach(
                                                        _ ->
                                                                reads.publisher()
                                                                        .publish(
                                                                                incident.note(
                                                                                        "load",
                                                                                        "20:00"))));
        reads.observer().get("/api/incidents/INC-2023-000502?after=INC-2023-000502@0");
        List<String> got = new ArrayList<>();
        int cuts = 0;
        while (got.size() < ENTRIES) {
            try (EventReader reader =
                    listen("INC-2023-000502", got.isEmpty() ? null : got.getLast())) {
                int until = cuts < CUTS ? got.size() + random.nextInt(1, 20) : ENTRIES;
                while (got.size() < until) {
                    got.add(reader.next("entry").id());
                }
                cuts++;
            }
        }
        assertThat(cuts).as("seed %d", seed).isGreaterThan(CUTS);
        assertThat(load.isAlive()).isFalse();
        assertThat(got)
                .as("seed %d", seed)
                .isEqualTo(
                        IntStream.range(0, ENTRIES)
                                .mapToObj(sequence -> "INC-2023-000502@" + sequence)
                                .toList());
    }

    @Test
    void ends_when_the_token_does_and_says_so() {
        reads.declared("INC-2023-000503", "Expiring");
        reads.observer().get("/api/incidents/INC-2023-000503?after=INC-2023-000503@0");
        String token =
                Tokens.with(
                        claims ->
                                claims.claim("roles", List.of("observer"))
                                        .expiresAt(Instant.now().plusSeconds(2)));
        try (EventReader reader =
                EventReader.open(
                        reads.observer().without("Authorization").bearing(token),
                        "/api/incidents/INC-2023-000503/timeline/stream",
                        null)) {
            assertThat(reader.next("end").data().at("/reason").asString()).isEqualTo("EXPIRED");
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void gives_the_place_back_when_the_listener_hangs_up() {
        reads.declared("INC-2023-000504", "Left");
        reads.observer().get("/api/incidents/INC-2023-000504?after=INC-2023-000504@0");
        Listeners listeners = reads.projections().bean(Listeners.class);
        try (EventReader reader = listen("INC-2023-000504", null)) {
            reader.next("entry");
            assertThat(listeners.count()).isPositive();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> listeners.count() == 0);
    }

    @Test
    void refuses_the_id_of_another_incident_and_an_unknown_incident() {
        reads.declared("INC-2023-000505", "Strict");
        reads.observer().get("/api/incidents/INC-2023-000505?after=INC-2023-000505@0");
        try (EventReader reader = listen("INC-2023-000505", "INC-2023-000501@0")) {
            assertThat(reader.status()).isEqualTo(400);
        }
        try (EventReader reader = listen("INC-2023-999999", null)) {
            assertThat(reader.status()).isEqualTo(404);
        }
    }
}
