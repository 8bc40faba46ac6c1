package io.incidentledger.query.history;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.wire.actor.Reader;

import java.util.Optional;

/**
 * A fact that stands, whatever it said at first.
 *
 * @param entry the original entry; a correction keeps its place
 * @param event what it says now
 * @param original the entry as it was first recorded
 * @param saidBy the entry that says what it says now: the original, or the last correction
 * @param marking the strictest of the original and its corrections
 */
public record StandingEntry<E extends LedgerEvent>(
        EntryId entry, E event, HistoryEntry original, HistoryEntry saidBy, Marking marking) {
    /** The same, if it is of a family. */
    public <F extends LedgerEvent> Optional<StandingEntry<F>> as(Class<F> family) {
        return family.isInstance(event)
                ? Optional.of(
                        new StandingEntry<>(entry, family.cast(event), original, saidBy, marking))
                : Optional.empty();
    }

    /** When it was true. */
    public OccurredAt occurredAt() {
        return event.clocks().occurredAt();
    }

    /** Whether its marking lets a reader see it; that it names a tenant of theirs is not asked. */
    public boolean isOpenTo(Reader reader) {
        return reader.markings().contains(marking);
    }
}
