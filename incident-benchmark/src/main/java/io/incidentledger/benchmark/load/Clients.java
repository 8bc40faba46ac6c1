package io.incidentledger.benchmark.load;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets so many clients work at once, each in a thread of its own, for some time. */
public final class Clients {
    /** The longest latency that is told apart, in microseconds; what takes longer counts as it. */
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(1);

    private Clients() {}

    /**
     * A closed loop: each begins its next operation when it has finished the last one. Its
     * latencies leave out whoever would have come meanwhile, so that only its rate means something.
     *
     * @throws ExecutionException if an operation fails
     */
    public static Load closed(int clients, Duration time, Operation operation)
            throws InterruptedException, ExecutionException {
        Histogram latencies = histogram();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long operations =
                all(
                        clients,
                        client -> {
                            long turn = 0;
                            for (long now = System.nanoTime(); now < end; turn++) {
                                operation.run(client, turn);
                                long done = System.nanoTime();
                                record(latencies, done - now);
                                now = done;
                            }
                            return turn;
                        });
        return new Load(operations, Duration.ofNanos(System.nanoTime() - start), latencies);
    }

    /**
     * An open loop: operations are due at a steady rate, whether or not those before have finished,
     * and a latency counts from when the operation was due. A client that comes too late for its
     * own next one does not leave it out.
     *
     * @param rate of all clients together, operations a second
     * @throws ExecutionException if an operation fails
     */
    public static Load paced(int clients, double rate, Duration time, Operation operation)
            throws InterruptedException, ExecutionException {
        Histogram latencies = histogram();
        long interval = Math.round(1e9 * clients / rate);
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long operations =
                all(
                        clients,
                        client -> {
                            long turn = 0;
                            long due = start + interval * client / clients;
                            for (; due < end; due += interval, turn++) {
                                LockSupport.parkNanos(due - System.nanoTime());
                                operation.run(client, turn);
                                record(latencies, System.nanoTime() - due);
                            }
                            return turn;
                        });
        return new Load(operations, Duration.ofNanos(System.nanoTime() - start), latencies);
    }

    /**
     * One client that does it so many times, one after the other.
     *
     * @throws ExecutionException if an operation fails
     */
    public static Load times(int turns, Operation operation)
            throws InterruptedException, ExecutionException {
        Histogram latencies = histogram();
        long start = System.nanoTime();
        all(
                1,
                client -> {
                    for (int turn = 0; turn < turns; turn++) {
                        long begun = System.nanoTime();
                        operation.run(client, turn);
                        record(latencies, System.nanoTime() - begun);
                    }
                    return turns;
                });
        return new Load(turns, Duration.ofNanos(System.nanoTime() - start), latencies);
    }

    private interface Worker {
        long work(int client) throws Exception;
    }

    private static long all(int clients, Worker worker)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                tasks.add(() -> worker.work(client));
            }
            long sum = 0;
            for (Future<Long> done : threads.invokeAll(tasks)) {
                sum += done.get();
            }
            return sum;
        }
    }

    /** An empty one for microseconds. */
    public static Histogram histogram() {
        return new ConcurrentHistogram(LONGEST, 3);
    }

    private static void record(Histogram latencies, long nanos) {
        latencies.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST));
    }
}
