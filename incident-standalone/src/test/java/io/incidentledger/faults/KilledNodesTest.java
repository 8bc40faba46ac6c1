package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * SIGKILL to the nodes in the middle of traffic, again and again. Fails when a receipt is not
 * written in the transaction of its event (something is doubled), when the cursor of publication
 * moves before the broker has acknowledged (something is missing on a topic), and when an offset
 * moves outside the transaction of what it stands for (something is missing from a view, or in it
 * twice).
 */
@Tag("faults-short")
class KilledNodesTest {
    private static final int KILLS = Seed.times("kills", 2);
    private static final int BETWEEN = 50;

    @TempDir private Path folder;

    @Test
    void lose_nothing_and_double_nothing() throws Exception {
        try (Scene scene = Scene.start(folder)) {
            try (Workload _ = scene.traffic("kill")) {
                for (int kill = 0; kill < KILLS; kill++) {
                    scene.log().awaitMore(BETWEEN);
                    scene.commands().killAndStart();
                    scene.log().awaitMore(BETWEEN);
                    scene.queries().killAndStart();
                }
                scene.log().awaitMore(BETWEEN);
            }
            assertThat(scene.log().repeated()).as("requests that a kill cut off").isPositive();
            scene.audit();
        }
    }
}
