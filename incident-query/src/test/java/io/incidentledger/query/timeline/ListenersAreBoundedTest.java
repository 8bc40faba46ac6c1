package io.incidentledger.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.incidentledger.query.fixture.EventReader;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.query.live.Listeners;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Tokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

class ListenersAreBoundedTest {
    private static final String INCIDENT = "INC-2023-000701";
    private static final String STREAM = "/api/incidents/" + INCIDENT + "/timeline/stream";

    /** With the longest notes there are, more than the buffers of a connection hold. */
    private static final int ENTRIES = 1_000;

    private static Reads reads;
    private static Listeners listeners;

    @BeforeAll
    static void start() {
        reads =
                Reads.with(
                        Map.of(
                                "incident.live.listeners", 2,
                                "incident.live.heartbeat", "200ms",
                                "server.tomcat.connection-timeout", "2s"));
        listeners = reads.projections().bean(Listeners.class);
        Facts incident = reads.declared(INCIDENT, "Popular");
        IntStream.range(1, ENTRIES)
                .forEach(
                        _ -> reads.publisher().publish(incident.note("x".repeat(20_000), "20:00")));
        reads.observer().get("/api/incidents/%s?after=%s@%d".formatted(INCIDENT, INCIDENT, 999));
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    /** Fails when the room is not counted, or not given back. */
    @Test
    void one_more_is_turned_away_and_told_to_come_back() {
        nobodyListens();
        try (EventReader one = EventReader.open(reads.observer(), STREAM, INCIDENT + "@998");
                EventReader other = EventReader.open(reads.observer(), STREAM, INCIDENT + "@998");
                EventReader third = EventReader.open(reads.observer(), STREAM, null)) {
            assertThat(one.status()).isEqualTo(200);
            assertThat(other.status()).isEqualTo(200);
            assertThat(third.status()).isEqualTo(503);
        }
        nobodyListens();
    }

    @Test
    void a_silent_stream_says_that_it_is_alive_and_how_old_the_view_is() {
        nobodyListens();
        try (EventReader reader = EventReader.open(reads.observer(), STREAM, INCIDENT + "@999")) {
            assertThat(reader.next("heartbeat").data().has("position")).isTrue();
        }
    }

    /** Fails when a write waits for ever for somebody who does not read. */
    @Test
    void whoever_does_not_read_is_dropped_for_that_reason() throws IOException {
        nobodyListens();
        try (Socket silent = new Socket()) {
            silent.setReceiveBufferSize(4_096);
            silent.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), reads.projections().port()));
            silent.getOutputStream()
                    .write(
                            """
                            GET %s HTTP/1.1\r
                            Host: localhost\r
                            Authorization: Bearer %s\r
                            \r
                            """
                                    .formatted(STREAM, Tokens.of(Role.OBSERVER))
                                    .getBytes(US_ASCII));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> listeners.ended().getOrDefault("SLOW", 0L) == 1);
        }
    }

    private static void nobodyListens() {
        await().atMost(Duration.ofMinutes(1)).until(() -> listeners.count() == 0);
    }
}
