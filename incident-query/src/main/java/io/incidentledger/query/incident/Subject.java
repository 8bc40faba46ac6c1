package io.incidentledger.query.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.ForecastEvent;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.SiteEvent;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.api.incident.LinkEvent;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.ResponseEvent;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** What an entry is about, as far as a view depends on it. */
sealed interface Subject {
    /** The incident as such: its title, its life, its milestones. */
    record Whole() implements Subject {}

    /** One service for one tenant. */
    record Pair(ServiceId service, TenantId tenant) implements Subject, Comparable<Pair> {
        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::service).thenComparing(Pair::tenant);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    /** One site. */
    record Site(SiteId site) implements Subject {}

    /** All that an entry is about. */
    static Set<Subject> of(IncidentEvent event) {
        return switch (event) {
            case ServiceEvent service ->
                    service.tenants().ids().stream()
                            .map(tenant -> new Pair(service.service(), tenant))
                            .collect(Collectors.toUnmodifiableSet());
            case SiteEvent site -> Set.of(new Site(site.site()));
            case LifecycleEvent _, IncidentReclassified _, MilestoneReached _ ->
                    Set.of(new Whole());
            case RecoveryEvent _,
                    ResponseEvent _,
                    CommunicationEvent _,
                    ForecastEvent _,
                    LinkEvent _,
                    UpdatePosted _,
                    NoteLogged _,
                    Amendment _ ->
                    Set.of();
        };
    }
}
