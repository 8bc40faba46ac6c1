package io.incidentledger.faults;

import org.jspecify.annotations.Nullable;

/**
 * What a client asked for, and what it knows of the outcome.
 *
 * @param token stands in every event that it may have led to, and in no other
 * @param events how many those are
 * @param entry the last of them, as the product named it; null unless it was acknowledged
 * @param expected the sequence that it was bound to by If-Match; -1 for none
 */
record Attempt(String token, int events, Fate fate, @Nullable String entry, long expected) {
    /** What is known of the outcome. */
    enum Fate {
        /** The product said that it is recorded. */
        ACKNOWLEDGED,
        /** The product said that it is not. */
        REFUSED,
        /** There was no answer, or one that says neither. */
        UNKNOWN
    }
}
