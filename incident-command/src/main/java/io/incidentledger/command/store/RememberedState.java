package io.incidentledger.command.store;

/**
 * The state that a stream was in when one of its events was committed.
 *
 * @param sequence of that event, from 0
 * @param event the identifier of that event: a stream that has it has everything before it, too
 * @param aggregate in that state; never given away, only copies of it are
 */
record RememberedState(long sequence, String event, Rememberable<?> aggregate) {
    /** How many events it keeps in memory, and one for itself. */
    int weight() {
        return Math.toIntExact(sequence + 2);
    }
}
