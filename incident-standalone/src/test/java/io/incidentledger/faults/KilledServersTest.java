package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/**
 * SIGKILL and SIGSTOP to the servers under the product, in the middle of traffic. Fails when a
 * commit is acknowledged that the store may lose, when a cursor goes ahead of the broker, and when
 * a node does not find back to a server that was away.
 */
@Tag("faults")
class KilledServersTest {
    private static final int KILLS = Seed.times("server-kills", 3);
    private static final int BROKER_KILLS = Seed.times("broker-kills", 10);
    private static final Duration STOPPED = Duration.ofSeconds(Seed.times("broker-stop", 40));
    private static final int BETWEEN = 50;

    @TempDir private Path folder;
    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = Scene.start(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    /**
     * Fails when {@code synchronous_commit} is off for the role of the application, and when a
     * database that hangs up is taken for a client that does.
     */
    @Test
    void a_store_that_is_killed_has_all_that_it_acknowledged() throws Exception {
        String incident = scene.declared("probe");
        try (Workload _ = scene.traffic("store")) {
            for (int kill = 0; kill < KILLS; kill++) {
                scene.log().awaitMore(BETWEEN);
                scene.testbed().store().kill();
                assertNobodyIsToldThatItIsRecorded(incident);
                scene.testbed().store().startAgain();
            }
            scene.log().awaitMore(BETWEEN);
        }
        scene.audit();
    }

    @Test
    void projections_that_are_killed_are_right_again() throws Exception {
        try (Workload _ = scene.traffic("projections")) {
            for (int kill = 0; kill < KILLS; kill++) {
                scene.log().awaitMore(BETWEEN);
                scene.testbed().projections().kill();
                scene.log().awaitMore(BETWEEN);
                scene.testbed().projections().startAgain();
            }
            scene.log().awaitMore(BETWEEN);
        }
        scene.audit();
    }

    /**
     * Fails when more than one request is under way: a broker that starts may take the second and
     * not the first. Mostly it does not, so this is often.
     */
    @Test
    void a_broker_that_is_killed_is_filled_up() throws Exception {
        try (Workload _ = scene.traffic("broker")) {
            for (int kill = 0; kill < BROKER_KILLS; kill++) {
                scene.log().awaitMore(BETWEEN);
                scene.testbed().broker().kill();
                scene.log().awaitMore(BETWEEN);
                assertThat(StoredEvents.read(scene.testbed().store()).all().size())
                        .as("recorded all the same")
                        .isGreaterThan(BETWEEN);
                scene.testbed().broker().startAgain();
                scene.testbed().awaitBroker();
            }
            scene.log().awaitMore(BETWEEN);
        }
        scene.audit();
    }

    /** Fails when a delivery may expire: a later batch then comes before an earlier one. */
    @Test
    void a_broker_that_stands_still_loses_no_order() throws Exception {
        try (Workload _ = scene.traffic("still")) {
            scene.log().awaitMore(BETWEEN);
            scene.testbed().broker().send(Signals.STOP);
            int before = scene.log().acknowledged();
            await().pollDelay(STOPPED)
                    .atMost(STOPPED.plusSeconds(30))
                    .until(() -> scene.log().acknowledged() > before);
            await("it stands still").until(scene.testbed().broker()::isStopped);
            scene.testbed().broker().send(Signals.CONT);
            scene.log().awaitMore(BETWEEN);
        }
        scene.audit();
    }

    /** First that a connection broke, then that there is none. */
    private void assertNobodyIsToldThatItIsRecorded(String incident) {
        await("503")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            int status = note(incident);
                            assertThat(status)
                                    .as("what is said of a store that is away")
                                    .isIn(500, 503);
                            return status == 503;
                        });
    }

    private int note(String incident) throws Exception {
        return scene.commands()
                .api()
                .post("/api/incidents/%s/notes".formatted(incident), "{\"text\": \"Is it there?\"}")
                .status();
    }
}
