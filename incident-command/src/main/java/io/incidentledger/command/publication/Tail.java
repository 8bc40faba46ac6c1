package io.incidentledger.command.publication;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The end of one lane as the topic has it: our records by number, back to one that had been
 * acknowledged or to the beginning. Records that are not ours do not count.
 */
record Tail(NavigableMap<Long, Entry> records) {
    /**
     * A record of ours.
     *
     * @param position its place in everything recorded
     * @param id the event's id
     */
    record Entry(long position, String id) {}

    static final Tail EMPTY = new Tail(new TreeMap<>());

    /** Whether it reaches back to what had been acknowledged, so that nothing before can lack. */
    boolean anchoredAt(long acknowledged) {
        return anchor(acknowledged).isPresent();
    }

    /**
     * The last number before the first hole; -1 when the lane is empty. Sending leaves none, but
     * older versions could: it lies after what had been acknowledged.
     */
    long lastWithoutHole(long acknowledged) {
        long last = anchor(acknowledged).orElse(-1);
        while (records.containsKey(last + 1)) {
            last++;
        }
        return last;
    }

    private OptionalLong anchor(long acknowledged) {
        return records.entrySet().stream()
                .filter(entry -> entry.getValue().position() <= acknowledged)
                .mapToLong(Map.Entry::getKey)
                .max();
    }
}
