package io.incidentledger.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.command.CommandApplication;
import io.incidentledger.standalone.Api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Three command nodes on one store: one publishes, the others stand by. The one that publishes is
 * killed under load, and then the next. Fails when a standby does not take over, or begins
 * elsewhere than where the topics end.
 */
class ThreeCommandNodesTest {
    private static final int NOTES = 120;
    private static final int BETWEEN_KILLS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path folder;

    @Test
    void another_takes_over_when_the_one_that_publishes_is_killed(TestReporter log)
            throws Exception {
        try (Servers servers = Servers.start(folder);
                Side one = Side.start(CommandApplication.class, servers.forCommands());
                Side two = Side.start(CommandApplication.class, servers.forCommands());
                Side three = Side.start(CommandApplication.class, servers.forCommands())) {
            List<Side> alive = new ArrayList<>(List.of(one, two, three));
            alive.forEach(Side::awaitReady);
            Side first = theOneThatPublishes(alive);
            alive.remove(first);
            assertThat(alive).allSatisfy(it -> assertThat(state(it)).isEqualTo("STANDBY"));

            // What stands by records all the same; the third is never killed.
            Side second = alive.getFirst();
            Api api = Api.of(alive.getLast().port(), folder);
            String incident = declared(api);
            CountDownLatch begun = new CountDownLatch(BETWEEN_KILLS);
            Traffic traffic = Traffic.start(api, incident, NOTES, begun::countDown);
            begun.await();
            log.publishEntry(killed(first, alive));
            if (theOneThatPublishes(alive) == second) {
                alive.remove(second);
                log.publishEntry(killed(second, alive));
            }
            assertThat(traffic.awaitEnd()).hasSize(NOTES);

            assertEverythingIsPublished(api, servers);
        }
    }

    /** How long it took; said, and never asserted. */
    private String killed(Side active, List<Side> others) throws InterruptedException {
        active.kill();
        long begun = System.nanoTime();
        Side next = theOneThatPublishes(others);
        return "Node %d took over after %d ms"
                .formatted(next.port(), Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    /** Exactly one of them, in the end. */
    private Side theOneThatPublishes(List<Side> nodes) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> nodes.stream().filter(it -> state(it).equals("ACTIVE")).toList(),
                        active -> active.size() == 1)
                .getFirst();
    }

    private String state(Side node) {
        try {
            JsonNode state =
                    Api.of(node.port(), folder)
                            .get("/actuator/health/publication")
                            .body()
                            .findValue("state");
            return state == null ? "" : state.asString();
        } catch (IOException away) {
            return "(" + away.getMessage() + ")";
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String declared(Api api) throws IOException, InterruptedException {
        return api.post(
                        "/api/incidents",
                        "{\"nature\": \"SECURITY\", \"severity\": \"HIGH\", \"title\": \"Three\"}")
                .body()
                .path("incident")
                .asString();
    }

    private static void assertEverythingIsPublished(Api api, Servers servers) throws SQLException {
        long stored = stored(servers);
        assertThat(stored).isGreaterThan(NOTES);
        JsonNode report =
                await().atMost(PATIENCE)
                        .until(
                                () -> api.get("/api/stream/verification").body(),
                                it -> it.path("events").asLong() == stored);
        // What the dead one still had on its way may have come once more; consumers drop it.
        assertThat(report.path("counts").propertyNames()).isSubsetOf(List.of("DUPLICATED"));
    }

    private static long stored(Servers servers) throws SQLException {
        try (Connection connection = servers.postgreSql().server().connect("store");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM event")) {
            row.next();
            return row.getLong(1);
        }
    }
}
