package io.incidentledger.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class CombinerTest {
    private static final int MOST = 3;

    private final ConcurrentLinkedQueue<List<Integer>> groups = new ConcurrentLinkedQueue<>();

    @Test
    void who_comes_alone_is_served_alone_in_its_own_thread() {
        List<Thread> threads = new ArrayList<>();
        Combiner<Integer> combiner = new Combiner<>(MOST, _ -> threads.add(Thread.currentThread()));

        combiner.serve(1);
        combiner.serve(2);

        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    /** Fails when each is served for itself, and when more are served at once than may be. */
    @Test
    void those_who_come_meanwhile_are_served_together_in_their_order() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Combiner<Integer> combiner = new Combiner<>(MOST, group -> work(group, goOn));
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            Thread client = Thread.ofPlatform().start(() -> combiner.serve(number));
            await().until(() -> client.getState() == Thread.State.WAITING);
            clients.add(client);
        }
        goOn.countDown();
        for (Thread client : clients) {
            client.join();
        }

        assertThat(groups).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void everybody_is_served_once() throws Exception {
        Combiner<Integer> combiner = new Combiner<>(MOST, groups::add);
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            IntStream.range(0, 2_000)
                    .forEach(i -> all.add(clients.submit(() -> combiner.serve(i))));
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(groups.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 2_000).boxed().toList());
    }

    private void work(List<Integer> group, CountDownLatch goOn) {
        groups.add(group);
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
