package io.incidentledger.query.feed;

import java.time.Duration;

/** Wakes those who wait for the views to come further. */
final class CommitSignal {
    private long commits;

    synchronized void committed() {
        commits++;
        notifyAll();
    }

    synchronized long count() {
        return commits;
    }

    /** Waits until there are more than that many, or the time is over. */
    synchronized void awaitMoreThan(long seen, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        while (commits <= seen && left > 0) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
    }
}
