package io.incidentledger.command.publication;

import java.time.Instant;

/**
 * A committed event that has no position yet.
 *
 * @param globalIndex the store's insertion order, with holes
 * @param transaction the id of the transaction that wrote it
 * @param aggregateType such as {@code Incident}
 * @param stream such as {@code INC-2026-000123}
 * @param sequence its place in its stream, from 0
 * @param recordedAt the database's clock at the INSERT
 * @param follows whether the event before it in its stream has a position
 */
record Candidate(
        long globalIndex,
        long transaction,
        String aggregateType,
        String stream,
        long sequence,
        Instant recordedAt,
        boolean follows) {
    /** The same, as if it had been recorded in a transaction of its own. */
    Candidate alone() {
        return new Candidate(
                globalIndex, globalIndex, aggregateType, stream, sequence, recordedAt, follows);
    }
}
