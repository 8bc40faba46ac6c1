package io.incidentledger.command.incident;

import io.incidentledger.api.catalogue.Dependent;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.Dependents;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a request takes off on purpose, and what depends on that. Told, and not recorded. */
final class TakenOff {
    private TakenOff() {}

    /** The dependents once all of it is off; null if nothing is taken off. */
    static @Nullable List<Dependent> dependents(List<?> events, Catalogue catalogue) {
        Set<ServiceId> off = new TreeSet<>();
        Instant at = null;
        for (Object event : events) {
            if (event instanceof ServiceTakenOffline service) {
                off.add(service.service());
                at = later(at, service.clocks().occurredAt().earliest());
            } else if (event instanceof SiteTakenOffline site) {
                at = later(at, site.clocks().occurredAt().earliest());
            }
        }
        return at == null ? null : Dependents.of(catalogue, off, at);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }
}
