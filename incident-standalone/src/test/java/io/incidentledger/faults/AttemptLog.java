package io.incidentledger.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What all clients have asked for, each attempt once, with the last that is known of it. */
final class AttemptLog {
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> odd = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    void add(Attempt attempt) {
        attempts.add(attempt);
        if (attempt.fate() == Attempt.Fate.ACKNOWLEDGED) {
            acknowledged.incrementAndGet();
        }
    }

    /** A request had no answer and is sent once more under its key. */
    void repeat() {
        repeated.incrementAndGet();
    }

    int repeated() {
        return repeated.get();
    }

    /** An answer that is neither yes nor no, nor that nobody knows. */
    void odd(int status) {
        odd.add(status);
    }

    /** The status of each such answer. */
    List<Integer> odd() {
        return List.copyOf(odd);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    long count(Attempt.Fate fate) {
        return attempts.stream().filter(it -> it.fate() == fate).count();
    }

    int acknowledged() {
        return acknowledged.get();
    }

    /** Waits until so many more have been acknowledged than when it was called. */
    void awaitMore(int more) {
        int enough = acknowledged.get() + more;
        await("%d more acknowledged".formatted(more))
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> acknowledged.get() >= enough);
    }

    @Override
    public String toString() {
        return "%d acknowledged, %d refused, %d unknown; %d requests repeated"
                .formatted(
                        acknowledged(),
                        count(Attempt.Fate.REFUSED),
                        count(Attempt.Fate.UNKNOWN),
                        repeated());
    }
}
