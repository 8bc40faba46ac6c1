package io.incidentledger.command.publication;

import org.jspecify.annotations.Nullable;

/**
 * Where a topic is not what the store says.
 *
 * @param topic its name
 * @param offset of the record; null where there is none
 * @param number of the publication; null where the record has none
 * @param event the event's id; null where nobody knows it
 * @param detail what is wrong, as a sentence
 */
public record Discrepancy(
        Kind kind,
        String topic,
        int partition,
        @Nullable Long offset,
        @Nullable Long number,
        @Nullable String event,
        String detail) {
    /** In which way. */
    public enum Kind {
        /** The store has it and the topic does not. */
        MISSING,
        /** The topic has it once more. */
        DUPLICATED,
        /** It comes behind a higher number. */
        OUT_OF_ORDER,
        /** The key, a header or the value is not what was recorded. */
        DIFFERENT,
        /** A record that is not ours. */
        FOREIGN,
        /** A number that the store has not given. */
        AHEAD
    }
}
