package io.incidentledger.command.catalogue;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryCorrected;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueOpened;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.SiteRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.SiteRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.Subscribed;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRetired;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is registered, once the facts that hold at a time are applied in their order. */
final class Registry {
    /** What is said about a service. */
    record Service(@Nullable SiteId site, @Nullable ServiceId partOf, List<ServiceId> dependsOn) {}

    /** Who uses which service. */
    record Pair(TenantId tenant, ServiceId service) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byService = service.compareTo(other.service);
            return byService == 0 ? tenant.compareTo(other.tenant) : byService;
        }
    }

    final Set<SiteId> sites = new TreeSet<>();
    final Set<SiteId> retiredSites = new TreeSet<>();
    final Map<ServiceId, Service> services = new TreeMap<>();
    final Set<ServiceId> retiredServices = new TreeSet<>();
    final Set<TenantId> tenants = new TreeSet<>();
    final Set<TenantId> retiredTenants = new TreeSet<>();

    /** The sites that a subscription names; empty where it uses the service's own. */
    final Map<Pair, List<SiteId>> subscriptions = new TreeMap<>();

    void apply(CatalogueEvent event) {
        switch (event) {
            case CatalogueOpened _, CatalogueEntryCorrected _, CatalogueEntryRetracted _ -> {}
            case SiteRegistered site -> sites.add(site.site());
            case ServiceRegistered service ->
                    services.put(
                            service.service(),
                            new Service(service.site(), service.partOf(), service.dependsOn()));
            case ServiceRevised service ->
                    services.put(
                            service.service(),
                            new Service(service.site(), service.partOf(), service.dependsOn()));
            case TenantRegistered tenant -> tenants.add(tenant.tenant());
            case Subscribed subscription ->
                    subscriptions.put(
                            new Pair(subscription.tenant(), subscription.service()),
                            subscription.sites());
            case SubscriptionRevised subscription ->
                    subscriptions.put(
                            new Pair(subscription.tenant(), subscription.service()),
                            subscription.sites());
            case SiteRetired site -> retiredSites.add(site.site());
            case ServiceRetired service -> retiredServices.add(service.service());
            case TenantRetired tenant -> retiredTenants.add(tenant.tenant());
            case SubscriptionRetired subscription ->
                    subscriptions.remove(new Pair(subscription.tenant(), subscription.service()));
        }
    }

    boolean isSubscribed(Pair pair) {
        return subscriptions.containsKey(pair)
                && !retiredServices.contains(pair.service())
                && !retiredTenants.contains(pair.tenant());
    }

    boolean uses(Pair pair, SiteId site) {
        List<SiteId> from = subscriptions.getOrDefault(pair, List.of());
        if (!from.isEmpty()) {
            return from.contains(site);
        }
        Service service = services.get(pair.service());
        return service != null && Objects.equals(service.site(), site);
    }

    /** Whether a service would need itself, directly or through others. */
    boolean needsItself(ServiceId service) {
        Set<ServiceId> reached = new TreeSet<>();
        Set<ServiceId> toVisit = new TreeSet<>(neededBy(service));
        while (!toVisit.isEmpty()) {
            ServiceId next = toVisit.iterator().next();
            toVisit.remove(next);
            if (reached.add(next)) {
                toVisit.addAll(neededBy(next));
            }
        }
        return reached.contains(service);
    }

    private Set<ServiceId> neededBy(ServiceId id) {
        Service service = services.get(id);
        if (service == null) {
            return Set.of();
        }
        Set<ServiceId> needed = new TreeSet<>(service.dependsOn());
        if (service.partOf() != null) {
            needed.add(service.partOf());
        }
        return needed;
    }
}
