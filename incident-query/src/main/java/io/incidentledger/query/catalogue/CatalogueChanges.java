package io.incidentledger.query.catalogue;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.query.table.Versions;

/** What the records of one batch change in the rows of the catalogue. */
record CatalogueChanges(
        Versions<Period.Key, Period<Thing>> sites,
        Versions<Period.Key, Period<Thing>> services,
        Versions<Period.Key, Period<Thing>> tenants,
        Versions<Period.Key, Period<Thing>> subscriptions) {
    CatalogueChanges() {
        this(new Versions<>(), new Versions<>(), new Versions<>(), new Versions<>());
    }

    /** Applies one record, and answers the catalogue as it is then. */
    CatalogueFold apply(CatalogueFold before, CatalogueEvent event, long position) {
        CatalogueFold after = before.plus(event);
        for (Object id : before.touchedBy(event)) {
            of(id).replace(before.periods(id), after.periods(id), position);
        }
        return after;
    }

    private Versions<Period.Key, Period<Thing>> of(Object id) {
        return switch (id) {
            case SiteId _ -> sites;
            case ServiceId _ -> services;
            case TenantId _ -> tenants;
            default -> subscriptions;
        };
    }
}
