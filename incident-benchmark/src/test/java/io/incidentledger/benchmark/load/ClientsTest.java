package io.incidentledger.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

class ClientsTest {
    private static final Duration TIME = Duration.ofMillis(300);

    /** Fails, for ever, when they work one after the other. */
    @Test
    void all_work_at_once() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        Set<Integer> clients = ConcurrentHashMap.newKeySet();

        Load load =
                Clients.closed(
                        4,
                        TIME,
                        (client, turn) -> {
                            clients.add(client);
                            if (turn == 0) {
                                together.await(10, TimeUnit.SECONDS);
                            }
                        });

        assertThat(clients).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(load.operations()).isEqualTo(load.latencies().getTotalCount());
    }

    /**
     * Fails when what was due while nobody could come is left out: one operation stands for most of
     * the time, and all that were due meanwhile have waited.
     */
    @Test
    void who_comes_late_has_waited_since_it_was_due() throws Exception {
        CountDownLatch never = new CountDownLatch(1);

        Load load =
                Clients.paced(
                        1,
                        100,
                        TIME,
                        (_, turn) -> {
                            if (turn == 0) {
                                assertThat(never.await(200, TimeUnit.MILLISECONDS)).isFalse();
                            }
                        });

        assertThat(load.operations()).isEqualTo(30);
        assertThat(load.millis(50)).isGreaterThan(10);
        assertThat(load.millis(100)).isGreaterThanOrEqualTo(199);
    }

    @Test
    void what_fails_ends_it() {
        assertThatThrownBy(
                        () ->
                                Clients.times(
                                        1,
                                        (_, _) -> {
                                            throw new IllegalStateException("no");
                                        }))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no");
    }
}
