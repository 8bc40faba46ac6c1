package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A transaction appends to the store and commits late, while others append and commit. Fails when
 * the horizon is the end of the snapshot in {@code Cursor} and in {@code Sequencer}: what is
 * younger is then published ahead, and what was held comes out of its place or never.
 */
@Tag("faults")
class HeldTransactionTest {
    private static final String HELD = "held";

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0} ms")
    @ValueSource(ints = {100, 2_000, 180_000})
    void held_back_by_so_long_loses_nothing(int millis) throws Exception {
        try (Scene scene = Scene.start(folder);
                HeldTransaction held = new HeldTransaction(scene.testbed().store())) {
            hold(scene, held, Duration.ofMillis(millis), () -> {});
            scene.audit();
        }
    }

    /**
     * And somebody who reads the same store with Axon's token loses the event for ever: it comes to
     * the young event when that is older than Axon waits for a gap, as after a restart.
     */
    @Test
    void held_back_by_65_s_loses_nothing_here_and_an_event_with_the_token_of_axon()
            throws Exception {
        try (Scene scene = Scene.start(folder);
                HeldTransaction held = new HeldTransaction(scene.testbed().store())) {
            ClusterServer store = scene.testbed().store();
            AxonTail axon = AxonTail.of(store).readOn();
            String incident = hold(scene, held, Duration.ofSeconds(65), axon::readOn);
            scene.audit();
            assertThat(axon.readOn().seen())
                    .doesNotContain(incident + "@1")
                    .hasSize(StoredEvents.read(store).all().size() - 1);
        }
    }

    /**
     * Ten thousand and one events in one burst while it is open. Axon's token gives the gap up at
     * once, though it reads all the time.
     */
    @Test
    @Tag("faults-short")
    void held_back_by_a_burst_loses_nothing_here_and_an_event_with_the_token_of_axon()
            throws Exception {
        try (Scene scene = Scene.start(folder);
                HeldTransaction held = new HeldTransaction(scene.testbed().store());
                HeldTransaction burst = new HeldTransaction(scene.testbed().store())) {
            ClusterServer store = scene.testbed().store();
            String incident = scene.declared(HELD);
            String crowded = scene.declared("crowded");
            AxonTail axon = AxonTail.of(store).readOn();
            held.append(incident, HELD, 1);
            assertThat(HeldTransaction.holdsHorizon(store, held.id())).isTrue();
            burst.append(crowded, "burst", 10_001);
            burst.commit(scene.log(), crowded, "burst", 10_001);
            axon.readOn();
            assertThat(HeldTransaction.younger(store, held.id(), true)).isZero();
            held.commit(scene.log(), incident, HELD, 1);
            scene.audit();
            assertThat(axon.readOn().seen())
                    .doesNotContain(incident + "@1")
                    .hasSizeGreaterThan(10_000);
        }
    }

    /** Others record meanwhile; none of it may get its place before the end. */
    private static String hold(
            Scene scene, HeldTransaction held, Duration duration, Runnable beforeTheEnd)
            throws Exception {
        ClusterServer store = scene.testbed().store();
        String incident = scene.declared(HELD);
        try (Workload _ = scene.traffic("others")) {
            scene.log().awaitMore(10);
            long begun = System.nanoTime();
            held.append(incident, HELD, 1);
            long id = held.id();
            await().atMost(duration.plusSeconds(60))
                    .until(
                            () ->
                                    System.nanoTime() - begun > duration.toNanos()
                                            && HeldTransaction.younger(store, id, false) > 0);
            assertThat(HeldTransaction.holdsHorizon(store, id)).isTrue();
            assertThat(HeldTransaction.younger(store, id, true)).as("ahead of it").isZero();
            beforeTheEnd.run();
            held.commit(scene.log(), incident, HELD, 1);
            scene.log().awaitMore(10);
        }
        return incident;
    }
}
