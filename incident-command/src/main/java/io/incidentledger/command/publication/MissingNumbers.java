package io.incidentledger.command.publication;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Numbers that have not come yet, as ranges: a topic that was lost lacks millions of them. */
final class MissingNumbers {
    private final NavigableMap<Long, Long> lastByFirst = new TreeMap<>();

    /** From the first to the last, both included; nothing if there are none. */
    void add(long first, long last) {
        if (first <= last) {
            lastByFirst.put(first, last);
        }
    }

    /** It has come after all; whether it was missing. */
    boolean remove(long number) {
        Map.Entry<Long, Long> range = lastByFirst.floorEntry(number);
        if (range == null || range.getValue() < number) {
            return false;
        }
        lastByFirst.remove(range.getKey());
        add(range.getKey(), number - 1);
        add(number + 1, range.getValue());
        return true;
    }

    /** How many. */
    long count() {
        return lastByFirst.entrySet().stream()
                .mapToLong(it -> it.getValue() - it.getKey() + 1)
                .sum();
    }

    /** All of them, ascending. */
    LongStream all() {
        return lastByFirst.entrySet().stream()
                .flatMapToLong(it -> LongStream.rangeClosed(it.getKey(), it.getValue()));
    }
}
