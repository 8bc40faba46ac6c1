package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.faults.Proxy.Way;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Strikes at random, each kind once before any comes twice. Each is seen to have struck, or the
 * test fails.
 */
final class Strikes {
    private final Scene scene;
    private final List<Node> commands;
    private final List<Node> queries;
    private final List<Proxy> lines;
    private final Random random;
    private final Deque<Strike> coming = new ArrayDeque<>();
    private final Map<Strike, Integer> struck = new EnumMap<>(Strike.class);
    private boolean sparing;
    private int held;

    /**
     * @param lines to the store, one for each node for commands
     */
    Strikes(Scene scene, List<Node> commands, List<Node> queries, List<Proxy> lines) {
        this.scene = scene;
        this.commands = commands;
        this.queries = queries;
        this.lines = lines;
        random = new Random(scene.seed().value());
    }

    /** From now on the first node of each side is not killed any more. */
    void spareTheFirst() {
        sparing = true;
    }

    /** How often each kind has struck. */
    Map<Strike, Integer> struck() {
        return struck;
    }

    /** One of them; returns when its cause is gone, whether or not all is well again. */
    Strike next() throws Exception {
        if (coming.isEmpty()) {
            List<Strike> shuffled = Arrays.asList(Strike.values());
            Collections.shuffle(shuffled, random);
            coming.addAll(shuffled);
        }
        Strike strike = coming.pop();
        make(strike);
        struck.merge(strike, 1, Integer::sum);
        return strike;
    }

    private void make(Strike strike) throws Exception {
        Testbed testbed = scene.testbed();
        switch (strike) {
            case COMMANDS_KILLED -> kill(mortal(commands));
            case QUERIES_KILLED -> kill(mortal(queries));
            case STORE_KILLED -> kill(testbed.store());
            case PROJECTIONS_KILLED -> kill(testbed.projections());
            case BROKER_KILLED -> {
                testbed.broker().kill();
                aWhile();
                testbed.broker().startAgain();
                testbed.awaitBroker();
            }
            case COMMANDS_STOPPED -> stop(any(commands).jvm());
            case QUERIES_STOPPED -> stop(any(queries).jvm());
            case STORE_STOPPED -> stop(testbed.store());
            case PROJECTIONS_STOPPED -> stop(testbed.projections());
            case BROKER_STOPPED -> stop(testbed.broker());
            case LINE_STANDS -> stand(any(lines));
            case LINE_CUT -> cut(any(lines));
            case TRANSACTION_HELD -> hold(testbed.store());
        }
    }

    /** Ready again: one that starts while its database is away ends, for others to start it. */
    private static void kill(Node node) throws IOException, InterruptedException {
        node.killAndStart();
        node.awaitReady();
    }

    private void kill(ClusterServer server) throws IOException, InterruptedException {
        server.kill();
        aWhile();
        server.startAgain();
    }

    private void stop(ChildJvm jvm) throws IOException, InterruptedException {
        jvm.send(Signals.STOP);
        aWhile();
        assertThat(jvm.isStopped()).isTrue();
        jvm.send(Signals.CONT);
    }

    private void stop(ClusterServer server) throws IOException, InterruptedException {
        server.send(Signals.STOP);
        aWhile();
        assertThat(Signals.holdStill(server.postmaster())).isTrue();
        server.send(Signals.CONT);
    }

    /** Both ways; something had to wait. */
    private void stand(Proxy line) {
        int before = line.held();
        line.stand(Way.THERE, Way.BACK);
        aWhile();
        await().atMost(Duration.ofMinutes(1)).until(() -> line.held() > before);
        line.stand();
    }

    /** A node that has just been killed may have no connection yet. */
    private static void cut(Proxy line) {
        await().atMost(Duration.ofMinutes(1)).until(() -> line.cut() > 0);
    }

    /** Nothing younger has a place until it is over. */
    private void hold(ClusterServer store) throws Exception {
        String name = "held-" + held++;
        String incident = scene.declared(name);
        try (HeldTransaction transaction = new HeldTransaction(store)) {
            transaction.append(incident, name, 1);
            long id = transaction.id();
            aWhile();
            assertThat(HeldTransaction.holdsHorizon(store, id)).isTrue();
            assertThat(HeldTransaction.younger(store, id, true)).as("ahead of it").isZero();
            transaction.commit(scene.log(), incident, name, 1);
        }
    }

    private Node mortal(List<Node> nodes) {
        return sparing ? nodes.getLast() : any(nodes);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void aWhile() {
        Duration duration = Duration.ofMillis(500 + random.nextInt(7_500));
        await().pollDelay(duration).atMost(duration.plusSeconds(30)).until(() -> true);
    }
}
