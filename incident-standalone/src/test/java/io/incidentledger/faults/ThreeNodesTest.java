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
import java.time.Instant;
import java.util.List;

/**
 * Three nodes for commands and three for queries, one of each killed at a time under traffic. Fails
 * when work that a dead node had is not taken over: of its publication, and of its partitions.
 */
@Tag("faults")
class ThreeNodesTest {
    private static final Logger LOG = LoggerFactory.getLogger(ThreeNodesTest.class);
    private static final int BETWEEN = 60;

    @TempDir private Path folder;

    @Test
    void of_each_side_go_on_without_any_one_of_them() throws Exception {
        Testbed testbed = Testbed.start(folder);
        try (Scene scene = Scene.of(testbed)) {
            List<Node> commands = List.of(scene.commands(), testbed.commands(), testbed.commands());
            List<Node> queries = List.of(scene.queries(), testbed.queries(), testbed.queries());
            commands.forEach(Node::awaitReady);
            queries.forEach(Node::awaitReady);
            List<Api> apis = commands.stream().map(Node::api).toList();
            try (Workload _ = scene.traffic("three", apis)) {
                scene.log().awaitMore(BETWEEN);
                for (int dead = 0; dead < commands.size(); dead++) {
                    kill(commands.get(dead), queries.get(dead));
                    awaitApplied(queries.get((dead + 1) % queries.size()));
                    scene.log().awaitMore(BETWEEN);
                    commands.get(dead).jvm().startAgain();
                    queries.get(dead).jvm().startAgain();
                    commands.get(dead).awaitReady();
                    queries.get(dead).awaitReady();
                }
            }
            scene.audit();
        }
    }

    private static void kill(Node commands, Node queries) throws Exception {
        commands.jvm().kill();
        queries.jvm().kill();
    }

    /**
     * Until what is recorded from now on, by whomever, is published and applied in all partitions.
     */
    private static void awaitApplied(Node survivor) {
        Instant dead = Instant.now();
        await("work is taken over")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(
                                                Instant.parse(
                                                        survivor.api()
                                                                .get("/api/board")
                                                                .body()
                                                                .at("/asOf/recordedUntil")
                                                                .asString()))
                                        .isAfter(dead));
        LOG.warn("Taken over after {} ms", Duration.between(dead, Instant.now()).toMillis());
    }
}
