package io.incidentledger.command.sidestream;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.refusal.Refusal;

import java.util.Map;

/**
 * What the entries of a stream must agree on, whatever the order in which they were recorded.
 *
 * @param <E> the events of the stream
 */
public interface EntryRules<E extends LedgerEvent> {
    /** The standing entries that cannot be true beside the others, each with the reason. */
    Map<EntryId, Refusal> impossible(Entries<E> entries);
}
