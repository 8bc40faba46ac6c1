package io.incidentledger.faults;

import io.incidentledger.standalone.Api;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Clients that record, each in an incident of its own and all in one, until they are stopped. A
 * request without an answer is repeated under its key, or given up as unknown.
 */
final class Workload implements AutoCloseable {
    private final AttemptLog log;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts them.
     *
     * @param apis of nodes for commands; each client speaks to one, and to the next when that one
     *     is away
     * @param name tells this workload's requests from another's
     * @param hot the incident that all of them share
     */
    Workload(Seed seed, List<Api> apis, Pace pace, AttemptLog log, String name, String hot) {
        this.log = log;
        for (int number = 0; number < pace.clients(); number++) {
            Client client =
                    client(new Random(seed.value() + 1 + number), apis, name + "-" + number);
            threads.execute(() -> client.work(hot, pace.hotShare(), pace.pauseMillis()));
        }
    }

    private Client client(Random random, List<Api> apis, String name) {
        return new Client(random, apis, name, log, stopped);
    }

    /** Lets every client finish what it is at, and waits for that. */
    @Override
    public void close() {
        stopped.countDown();
        threads.close();
    }
}
