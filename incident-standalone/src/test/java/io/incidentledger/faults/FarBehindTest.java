package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.standalone.Api;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Millions of events are recorded while nobody publishes. Fails when whoever publishes reads all
 * that waits at once, and when what waits comes out of its order.
 */
@Tag("soak")
class FarBehindTest {
    private static final Logger LOG = LoggerFactory.getLogger(FarBehindTest.class);
    private static final long EVENTS = Long.getLong("soak.behind", 5_000_000);

    /** The heap of 400 and what a JVM has beside it; millions of events would be more. */
    private static final long MEGABYTES = 900;

    @TempDir private Path folder;

    @Test
    void a_publisher_far_behind_catches_up_in_order_and_in_the_same_memory() throws Exception {
        try (Testbed testbed = Testbed.start(folder)) {
            Node commands = testbed.commands().awaitReady();
            String template = incidentWithNote(commands.api());
            commands.jvm().kill();
            long begun = System.nanoTime();
            long events = new ManyStored(testbed.store(), template).add(EVENTS);
            LOG.warn("{} events were stored in {}", events, since(begun));
            try (Lives lives = new Lives(Map.of("commands", commands.jvm()))) {
                long started = System.nanoTime();
                commands.jvm().startAgain();
                commands.awaitReady();
                awaitAcknowledged(testbed.store(), events, commands.jvm());
                Duration taken = since(started);
                LOG.warn(
                        "{} events were published in {}, {} a second\n{}",
                        events,
                        taken,
                        events * 1_000 / taken.toMillis(),
                        lives.report());
                assertThat(lives.highest("commands")).as("megabytes").isLessThan(MEGABYTES);
            }
            assertThat(new LaneAudit(testbed.store(), testbed.bootstrapServers()).check())
                    .isEqualTo(events);
        }
    }

    private static String incidentWithNote(Api api) throws Exception {
        String declared =
                api.post(
                                "/api/incidents",
                                """
                                {"nature": "SECURITY", "severity": "HIGH", "title": "Many",
                                 "occurredAt": "2024-12-31T00:00:00Z"}
                                """)
                        .body()
                        .path("after")
                        .asString();
        String incident = declared.split("@", 2)[0];
        assertThat(
                        api.post(
                                        "/api/incidents/%s/notes".formatted(incident),
                                        "{\"text\": \"One of many\"}")
                                .status())
                .isEqualTo(201);
        return incident;
    }

    private static void awaitAcknowledged(ClusterServer store, long events, ChildJvm jvm) {
        await("all of it is published")
                .atMost(Duration.ofHours(3))
                .pollInterval(Duration.ofSeconds(1))
                .failFast(jvm::requireAlive)
                .until(
                        () ->
                                Rows.counts(
                                                        store,
                                                        "SELECT 'position', position::int FROM"
                                                                + " publication_cursor")
                                                .getOrDefault("position", -1)
                                        == events - 1);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
