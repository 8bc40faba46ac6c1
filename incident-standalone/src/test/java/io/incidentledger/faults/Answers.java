package io.incidentledger.faults;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What a crowd was told, and whether a client can do something with it. */
final class Answers {
    private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, LongAdder> odd = new ConcurrentHashMap<>();
    private final Queue<Long> accepted = new ConcurrentLinkedQueue<>();

    /** An answer and how long it took. */
    void add(HttpResponse<String> answer, long nanos) {
        int status = answer.statusCode();
        byStatus.computeIfAbsent(status, _ -> new LongAdder()).increment();
        switch (status) {
            case 201 -> accepted.add(nanos);
            case 429, 503 -> {
                if (answer.headers().firstValue("Retry-After").isEmpty()) {
                    odd(status + " without Retry-After");
                }
            }
            default -> {
                if (status < 400 || status >= 500) {
                    odd(answer.body());
                }
            }
        }
    }

    /** There was none for so long. */
    void none(Exception why, long nanos) {
        odd(
                "No answer after %d s: %s (%s)"
                        .formatted(Duration.ofNanos(nanos).toSeconds(), why, why.getCause()));
    }

    private void odd(String what) {
        odd.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    /** What is none of 201, 4xx, 429 and 503 with Retry-After, and how often. */
    Map<String, LongAdder> odd() {
        return odd;
    }

    /** So many with this status. */
    long count(int status) {
        return byStatus.getOrDefault(status, new LongAdder()).sum();
    }

    long all() {
        return byStatus.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public String toString() {
        long[] sorted = accepted.stream().mapToLong(it -> it).sorted().toArray();
        return "%s; accepted within %d ms, 99 in 100 within %d ms, half within %d ms"
                .formatted(
                        byStatus,
                        Arrays.stream(sorted).max().orElse(0) / 1_000_000,
                        at(sorted, 99) / 1_000_000,
                        at(sorted, 50) / 1_000_000);
    }

    private static long at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) ((long) sorted.length * percent / 100)];
    }
}
