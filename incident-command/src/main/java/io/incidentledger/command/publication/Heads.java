package io.incidentledger.command.publication;

import java.time.Instant;
import java.util.Map;

/**
 * Where the sequence ends.
 *
 * @param position the last position given; -1 before the first
 * @param recordedAt that of the last position
 * @param numbers the last number given in each lane; absent before its first
 */
record Heads(long position, Instant recordedAt, Map<Lane, Long> numbers) {
    static final Heads NONE = new Heads(-1, Instant.EPOCH, Map.of());

    Heads {
        numbers = Map.copyOf(numbers);
    }
}
