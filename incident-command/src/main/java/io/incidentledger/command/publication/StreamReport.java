package io.incidentledger.command.publication;

import io.incidentledger.command.publication.Discrepancy.Kind;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the topics are what the store says.
 *
 * @param sound whether nothing is wrong
 * @param position every event up to it must be on its topic; -1 before the first
 * @param events how many the store has up to it
 * @param records how many the topics have
 * @param counts how many discrepancies there are of each kind that there is
 * @param discrepancies the first of them
 */
public record StreamReport(
        boolean sound,
        long position,
        long events,
        long records,
        Map<Kind, Long> counts,
        List<Discrepancy> discrepancies) {
    /** Copies what is listed. */
    public StreamReport {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        discrepancies = List.copyOf(discrepancies);
    }
}
