package io.incidentledger.command.incident;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What else moves when the entry about a site is corrected: the facts inferred from it, except
 * those that somebody has corrected on their own since, for that somebody knew better.
 *
 * @param place of the entry about the site
 * @param is what it says from now on
 */
record SiteMove(History history, long place, SiteTakenOffline is) {

    /** By their places, what the inferred facts say from now on. */
    SortedMap<Long, IncidentEvent> moved() {
        SortedMap<Long, IncidentEvent> found = new TreeMap<>();
        if (history.lastSaid(place) instanceof SiteTakenOffline was) {
            for (long inferred : history.inferredFrom(place)) {
                if (history.lastSaid(inferred) instanceof ServiceTakenOffline fact
                        && saysTheSame(fact, was)) {
                    found.put(inferred, moved(fact));
                }
            }
        }
        return found;
    }

    private static boolean saysTheSame(ServiceTakenOffline fact, SiteTakenOffline site) {
        return fact.clocks().equals(site.clocks())
                && fact.cause() == site.cause()
                && Objects.equals(fact.step(), site.step());
    }

    private IncidentEvent moved(ServiceTakenOffline was) {
        return new ServiceTakenOffline(
                was.incident(),
                was.service(),
                was.tenants(),
                is.cause(),
                is.step(),
                was.reason(),
                was.inferredFrom(),
                List.of(),
                is.clocks());
    }
}
