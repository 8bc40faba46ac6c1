package io.incidentledger.command.incident;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.command.store.EventEngine;
import io.incidentledger.command.store.StoreTransactions;

import java.util.List;

/** Reads the events of an incident without its aggregate, and so without its lock. */
public final class IncidentEventStore {
    /** Held until the transaction ends; it writes nothing, so publication keeps its order. */
    private static final String LINK_ALONE = "SELECT pg_advisory_xact_lock(:links)";

    /** Any number that nothing else locks: "links" in ASCII. */
    private static final long LINKS = 0x6c696e6b73L;

    private final StoreTransactions transactions;
    private final EventEngine events;

    /** On the database of the store. */
    public IncidentEventStore(StoreTransactions transactions, EventEngine events) {
        this.transactions = transactions;
        this.events = events;
    }

    /** All that is committed, in order; empty if there is no such incident. */
    public List<IncidentEvent> of(IncidentId incident) {
        return events.events(incident.value(), 0, IncidentEvent.class);
    }

    /**
     * The same of an incident that is to be linked to, as one link after the other: until the
     * transaction at hand ends, no other one reads this. Two links that would close a circle
     * together do not pass each other by.
     */
    public List<IncidentEvent> ofLinked(IncidentId incident) {
        transactions.keepOpen();
        transactions.jdbc().sql(LINK_ALONE).param("links", LINKS).query((_, _) -> true).single();
        return of(incident);
    }
}
