package io.incidentledger.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How long it takes from handing an incident of 20 events to Kafka until its rows are committed,
 * one incident after the other. For the log; nothing asserts it.
 *
 * @param seen shortest first
 */
record LiveLag(List<Duration> seen) {
    LiveLag {
        seen = seen.stream().sorted().toList();
    }

    /** Measures while that is so. */
    static LiveLag measure(Testbed testbed, ManyRecords records, Callable<Boolean> meanwhile)
            throws Exception {
        List<Duration> seen = new ArrayList<>();
        while (meanwhile.call()) {
            long handed = System.nanoTime();
            records.send(1);
            records.awaitApplied(testbed.projections());
            seen.add(Duration.ofNanos(System.nanoTime() - handed));
        }
        return new LiveLag(seen);
    }

    private Duration percentile(int percent) {
        return seen.get((seen.size() - 1) * percent / 100);
    }

    @Override
    public String toString() {
        return seen.isEmpty()
                ? "not measured"
                : "p50 %d ms, p99 %d ms, longest %d ms (%d times)"
                        .formatted(
                                percentile(50).toMillis(),
                                percentile(99).toMillis(),
                                seen.getLast().toMillis(),
                                seen.size());
    }
}
