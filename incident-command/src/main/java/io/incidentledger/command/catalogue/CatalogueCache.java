package io.incidentledger.command.catalogue;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.command.store.EventEngine;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The catalogue that decisions are made with. It reads what has come since, and never loads the
 * aggregate: that would lock the catalogue for every command of this node.
 */
public final class CatalogueCache {
    private final EventEngine events;
    private final AtomicReference<Catalogue> latest = new AtomicReference<>(Catalogue.EMPTY);

    public CatalogueCache(EventEngine events) {
        this.events = events;
    }

    /** The catalogue as it is committed now. */
    public Catalogue current() {
        Catalogue known = latest.get();
        List<CatalogueEvent> since =
                events.events(CatalogueEvent.STREAM, known.version() + 1, CatalogueEvent.class);
        if (since.isEmpty()) {
            return known;
        }
        Catalogue current = known;
        for (CatalogueEvent event : since) {
            current = current.evolve(event);
        }
        Catalogue read = current;
        return latest.updateAndGet(other -> other.version() >= read.version() ? other : read);
    }
}
