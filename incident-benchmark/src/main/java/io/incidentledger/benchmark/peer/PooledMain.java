package io.incidentledger.benchmark.peer;

import io.incidentledger.benchmark.ground.Quiet;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A pooled streaming processor of Axon, as it is set up by default, in a JVM of its own: reads the
 * topic from the beginning into tables of its own, and says how many events a second.
 */
final class PooledMain {
    private PooledMain() {}

    /**
     * Runs for some time.
     *
     * @param arguments where the broker is; address, user and password of the projections; for how
     *     many milliseconds
     */
    public static void main(String[] arguments) throws InterruptedException {
        Quiet.logging();
        long millis = Long.parseLong(arguments[4]);
        CountDownLatch never = new CountDownLatch(1);
        try (PooledProcessor processor =
                new PooledProcessor(arguments[0], arguments[1], arguments[2], arguments[3])) {
            // What is measured is how it runs, not how it starts.
            processor.await(1);
            boolean _ = never.await(Math.min(millis, 2_000), TimeUnit.MILLISECONDS);
            long before = processor.handled();
            long start = System.nanoTime();
            boolean _ = never.await(millis, TimeUnit.MILLISECONDS);
            double rate = (processor.handled() - before) * 1e9 / (System.nanoTime() - start);
            System.out.println(String.format(Locale.ROOT, "= %.1f", rate));
        }
        System.exit(0);
    }
}
