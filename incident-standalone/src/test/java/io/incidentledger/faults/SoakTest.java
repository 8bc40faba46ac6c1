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
import java.util.List;
import java.util.Map;

/**
 * Two nodes of each side, traffic, and a fault after the other for hours. In the first half any
 * node is killed; in the second the first of each side lives on, so that its memory says something.
 * Fails as the tests of each fault do, and when something is kept for every request or for every
 * fault: what is on the heap, threads, descriptors, connections.
 */
@Tag("soak")
class SoakTest {
    private static final Logger LOG = LoggerFactory.getLogger(SoakTest.class);
    private static final Duration HALF =
            Duration.ofMinutes(Integer.getInteger("soak.minutes", 120)).dividedBy(2);
    private static final Duration EVERY = Duration.ofSeconds(Integer.getInteger("soak.every", 30));
    private static final int PAUSE_MILLIS = Integer.getInteger("soak.pause", 500);

    @TempDir private Path folder;
    private int round;

    @Test
    void hours_of_faults_lose_nothing_and_leave_nothing_behind() throws Exception {
        Testbed testbed = Testbed.start(folder);
        try (Proxy one = new Proxy(testbed.store().port());
                Proxy other = new Proxy(testbed.store().port());
                Scene scene = Scene.of(testbed, testbed.commands(one.port(), Map.of()))) {
            List<Node> commands =
                    List.of(scene.commands(), testbed.commands(other.port(), Map.of()));
            List<Node> queries = List.of(scene.queries(), testbed.queries());
            Strikes strikes = new Strikes(scene, commands, queries, List.of(one, other));
            try (Lives lives = new Lives(jvms(commands, queries))) {
                strike(scene, strikes, commands, queries);
                Remains before = Remains.of(scene);
                strikes.spareTheFirst();
                strike(scene, strikes, commands, queries);
                Remains after = Remains.of(scene);
                LOG.warn("Struck: {}\n{}", strikes.struck(), lives.report());
                LOG.warn("After the first half {}\nand at the end {}", before, after);
                assertThat(strikes.struck()).containsOnlyKeys(Strike.values());
                after.requireNoMoreThan(before);
            }
        }
    }

    private static Map<String, ChildJvm> jvms(List<Node> commands, List<Node> queries) {
        return Map.of(
                "commands-0", commands.getFirst().jvm(),
                "commands-1", commands.getLast().jvm(),
                "queries-0", queries.getFirst().jvm(),
                "queries-1", queries.getLast().jvm());
    }

    /** For half of the time; what was recorded is right in the end. */
    private void strike(Scene scene, Strikes strikes, List<Node> commands, List<Node> queries)
            throws Exception {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < HALF.toNanos()) {
            // New incidents from time to time, or what is audited grows too long to be read.
            try (Workload _ = traffic(scene, commands)) {
                for (int more = 0;
                        more < Strike.values().length && System.nanoTime() - begun < HALF.toNanos();
                        more++) {
                    strike(scene, strikes);
                }
            }
        }
        commands.forEach(Node::awaitReady);
        queries.forEach(Node::awaitReady);
        scene.audit();
    }

    /** And it goes on. */
    private static void strike(Scene scene, Strikes strikes) throws Exception {
        long due = System.nanoTime() + EVERY.toNanos();
        Strike strike = strikes.next();
        scene.log().awaitMore(5);
        LOG.info("{}; then {}", strike, scene.log());
        await().atMost(EVERY.plusMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> System.nanoTime() > due);
    }

    private Workload traffic(Scene scene, List<Node> commands) {
        String name = "round-" + round++;
        List<Api> apis = commands.stream().map(Node::api).toList();
        String hot = scene.declared(name + "-hot");
        Pace pace = Pace.USUAL.pausing(PAUSE_MILLIS);
        return new Workload(scene.seed(), apis, pace, scene.log(), name, hot);
    }
}
