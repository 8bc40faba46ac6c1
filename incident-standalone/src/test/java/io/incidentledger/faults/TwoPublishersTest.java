package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The node that publishes stands still, and comes to itself when another has long taken over. Fails
 * when nothing ends its session, and when the lock is not the session that also writes the cursor:
 * the one that comes back then goes on as if nothing had happened, and moves the cursor back.
 */
@Tag("faults")
class TwoPublishersTest {
    private static final Logger LOG = LoggerFactory.getLogger(TwoPublishersTest.class);
    private static final Duration STOPPED = Duration.ofSeconds(Seed.times("publisher-stop", 60));

    @TempDir private Path folder;

    @Test
    void the_one_that_comes_back_from_the_dead_changes_nothing() throws Exception {
        try (Scene scene = Scene.start(folder)) {
            Node first = scene.commands();
            await().until(() -> state(first).equals("ACTIVE"));
            Node second = scene.testbed().commands().awaitReady();
            ClusterServer store = scene.testbed().store();
            assertThat(state(second)).isEqualTo("STANDBY");
            try (Workload _ = scene.traffic("two", List.of(first.api(), second.api()))) {
                scene.log().awaitMore(50);
                long before = lockHolder(store);
                stopBetweenTransactions(first, store, before);
                // Its connection is sound as far as the network can tell.
                Instant stopped = Instant.now();
                await("take-over")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> state(second).equals("ACTIVE"));
                LOG.warn(
                        "Taken over after {} ms",
                        Duration.between(stopped, Instant.now()).toMillis());
                assertThat(lockHolder(store)).isNotEqualTo(before);
                int then = scene.log().acknowledged();
                await().pollDelay(STOPPED)
                        .atMost(STOPPED.plusSeconds(30))
                        .until(() -> scene.log().acknowledged() > then);
                first.jvm().send(Signals.CONT);
                scene.log().awaitMore(50);
                await("it stands by")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> state(first).equals("STANDBY"));
                assertThat(state(second)).isEqualTo("ACTIVE");
            }
            scene.audit();
        }
    }

    /** A session that is silent within a transaction is another thing, and ends otherwise. */
    private static void stopBetweenTransactions(Node node, ClusterServer store, long pid) {
        await("it stands still between two transactions")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            node.jvm().send(Signals.STOP);
                            await().until(node.jvm()::isStopped);
                            boolean idle = isIdle(store, pid);
                            if (!idle) {
                                node.jvm().send(Signals.CONT);
                            }
                            return idle;
                        });
    }

    private static boolean isIdle(ClusterServer store, long pid) throws SQLException {
        return Rows.counts(
                        store,
                        "SELECT state, 1 FROM pg_stat_activity WHERE pid = %d".formatted(pid))
                .containsKey("idle");
    }

    private static String state(Node node) throws Exception {
        return node.health().at("/components/publisher/details/state").asString("");
    }

    private static long lockHolder(ClusterServer store) throws SQLException {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND"
                                        + " granted")) {
            row.next();
            return row.getLong(1);
        }
    }
}
