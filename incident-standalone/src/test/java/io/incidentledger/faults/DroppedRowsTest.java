package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;

/** What can be computed again is gone, or wrong. */
@Tag("faults")
class DroppedRowsTest {
    private static final int BETWEEN = 60;

    @TempDir private Path folder;

    /**
     * Fails when a row depends on a clock, on a random number, or on how records came in batches.
     */
    @Test
    void projections_that_were_dropped_under_traffic_come_back_the_same() throws Exception {
        try (Scene scene = Scene.start(folder)) {
            try (Workload _ = scene.traffic("dropped")) {
                scene.log().awaitMore(BETWEEN);
                dropAndStart(scene);
                scene.log().awaitMore(BETWEEN);
            }
            scene.audit();
            JsonNode before = digests(scene);
            dropAndStart(scene);
            scene.audit();
            assertThat(digests(scene)).isEqualTo(before);
        }
    }

    /** Fails when a snapshot is believed that does not say what the events say. */
    @Test
    void a_snapshot_that_lies_decides_nothing() throws Exception {
        try (Scene scene = Scene.start(folder)) {
            try (Workload _ = scene.traffic("snapshots")) {
                scene.log().awaitMore(BETWEEN);
                assertThat(
                                Rows.change(
                                        scene.testbed().store(),
                                        """
                                        INSERT INTO snapshot
                                        SELECT DISTINCT ON (aggregate_identifier)
                                               gen_random_uuid()::text, aggregate_identifier,
                                               sequence_number, type, 'IncidentAggregate', NULL,
                                               'no json'::bytea, '{}'::bytea, time_stamp
                                          FROM event
                                         ORDER BY aggregate_identifier, sequence_number DESC
                                        """))
                        .isPositive();
                scene.commands().killAndStart();
                scene.log().awaitMore(BETWEEN);
                Rows.change(scene.testbed().store(), "DELETE FROM snapshot");
                scene.commands().killAndStart();
                scene.log().awaitMore(BETWEEN);
            }
            scene.audit();
        }
    }

    private static void dropAndStart(Scene scene) throws Exception {
        scene.queries().jvm().kill();
        scene.testbed().projections().dropDatabase();
        scene.testbed().projections().createDatabase();
        scene.queries().jvm().startAgain();
    }

    private static JsonNode digests(Scene scene) throws Exception {
        return scene.queries().api().get("/api/projections/digests").body().path("projections");
    }
}
