package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What there is when nobody asks for anything, of the first node of each side and on both servers.
 *
 * @param heaps kilobytes that live, by node
 * @param vitals by node
 * @param connections of clients, by server
 */
record Remains(
        Map<String, Long> heaps, Map<String, Vitals> vitals, Map<String, Integer> connections) {
    /** Many times less than what a kilobyte for each request of an hour comes to. */
    private static final long HEAP_KILOBYTES = 40_000;

    /** Less than one for each fault of an hour. */
    private static final long THREADS = 20;

    private static final long DESCRIPTORS = 50;

    /**
     * What two pools of a dozen may have, with two for each node beside its pool: a bound and no
     * comparison, because a pool that was emptied by a fault fills itself at its leisure.
     */
    private static final int CONNECTIONS = 2 * (12 + 2);

    private static final String CLIENTS =
            """
            SELECT 'clients', count(*)::int FROM pg_stat_activity
             WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
            """;

    static Remains of(Scene scene) throws IOException, InterruptedException, SQLException {
        Map<String, Long> heaps = new TreeMap<>();
        Map<String, Vitals> vitals = new TreeMap<>();
        for (Map.Entry<String, Node> node :
                Map.of("commands-0", scene.commands(), "queries-0", scene.queries()).entrySet()) {
            ProcessHandle life = node.getValue().jvm().life();
            heaps.put(node.getKey(), Vitals.liveHeap(life));
            vitals.put(node.getKey(), Vitals.of(life).orElseThrow());
        }
        return new Remains(
                heaps,
                vitals,
                Map.of(
                        "store", connections(scene.testbed().store()),
                        "projections", connections(scene.testbed().projections())));
    }

    private static int connections(ClusterServer server) throws SQLException {
        return Rows.counts(server, CLIENTS).getOrDefault("clients", 0);
    }

    /** Fails when what grew can only be a leak. */
    void requireNoMoreThan(Remains before) {
        heaps.forEach(
                (node, heap) ->
                        assertThat(heap)
                                .as("kilobytes that live in %s", node)
                                .isLessThan(
                                        before.heaps().getOrDefault(node, 0L) + HEAP_KILOBYTES));
        vitals.forEach(
                (node, now) -> {
                    Vitals then = Objects.requireNonNull(before.vitals().get(node));
                    assertThat(now.threads())
                            .as("threads of %s", node)
                            .isLessThan(then.threads() + THREADS);
                    assertThat(now.descriptors())
                            .as("descriptors of %s", node)
                            .isLessThan(then.descriptors() + DESCRIPTORS);
                });
        assertThat(connections)
                .allSatisfy((_, now) -> assertThat(now).isLessThanOrEqualTo(CONNECTIONS));
    }
}
