package io.incidentledger.query.generation;

/** How far it has come; each can be taken up again after a crash. */
public enum GenerationState {
    REQUESTED,
    FILLING,
    INDEXING,
    /** It follows what is read until it can be exchanged for it. */
    SWITCHING,
    /** A rebuild is read, and what was read before is kept; a review can be read. */
    DONE,
    /** Somebody did not want it any more. */
    CANCELLED,
    /** What was kept is dropped. */
    DROPPED;

    boolean isOpen() {
        return this == REQUESTED || this == FILLING || this == INDEXING || this == SWITCHING;
    }
}
