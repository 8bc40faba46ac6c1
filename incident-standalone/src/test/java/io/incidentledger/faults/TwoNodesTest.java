package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/**
 * Two nodes for commands, and everybody in one incident. Fails when two appends to one place are
 * not told apart as a conflict (without {@code DuplicateKeyResolver} clients are told that
 * something broke), and when nobody else is answered behind a queue on one incident.
 */
@Tag("faults")
class TwoNodesTest {
    private static final int CLIENTS = 24;

    @TempDir private Path folder;

    @Test
    void record_in_one_incident_without_losing_an_update() throws Exception {
        try (Scene scene = Scene.start(folder)) {
            Node second = scene.testbed().commands().awaitReady();
            String hot = scene.declared("hot");
            try (Workload _ = crowd(scene, scene.commands(), "here", hot);
                    Workload _ = crowd(scene, second, "there", hot)) {
                scene.log().awaitMore(150);
                assertThat(second.api().status("/actuator/health/readiness")).isEqualTo(200);
                scene.log().awaitMore(150);
            }
            assertThat(hotAttempts(scene, hot, "token-here-")).isGreaterThan(20);
            assertThat(hotAttempts(scene, hot, "token-there-")).isGreaterThan(20);
            assertThat(scene.log().count(Attempt.Fate.UNKNOWN))
                    .as("answers that say neither yes nor no")
                    .isZero();
            scene.audit();
        }
    }

    private static Workload crowd(Scene scene, Node node, String name, String hot) {
        return new Workload(
                scene.seed(), List.of(node.api()), Pace.hot(CLIENTS), scene.log(), name, hot);
    }

    private static long hotAttempts(Scene scene, String hot, String prefix) {
        return scene.log().attempts().stream()
                .filter(it -> it.token().startsWith(prefix))
                .filter(it -> it.entry() != null && it.entry().startsWith(hot + "@"))
                .count();
    }
}
