package io.incidentledger.api.fact;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Anything recorded, of whichever stream. */
public interface LedgerEvent {
    /** The asserted clocks. */
    Clocks clocks();

    /** The stream that it belongs to, such as {@code INC-2026-000123/investigation}. */
    String stream();

    /** The incident that the stream belongs to, or {@code catalogue}: the key of its record. */
    String subject();

    /** What stood against it and was overridden. */
    default List<Objection> objections() {
        return List.of();
    }

    /** The original entry that it corrects or retracts; null for a fact. */
    default @Nullable EntryId amends() {
        return null;
    }

    /** What a correction puts in the place of the original; null for anything else. */
    default @Nullable LedgerEvent replacement() {
        return null;
    }
}
