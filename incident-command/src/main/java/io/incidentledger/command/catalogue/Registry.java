package io.incidentledger.command.catalogue;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What holds at a time: about every thing, the last entry in valid order says what it is. A value.
 *
 * @param last that entry, by the id of the thing
 */
record Registry(PMap<Record, EffectiveEntry> last) {
    static final Registry EMPTY = new Registry(HashTreePMap.empty());

    /** The same, once this entry holds too. */
    Registry plus(EffectiveEntry entry) {
        return new Registry(last.plus(entry.claim().about(), entry));
    }

    /** The last entry about a thing; null if there is none. */
    @Nullable EffectiveEntry lastAbout(Record id) {
        return last.get(id);
    }

    /** Whether a thing is there, neither unheard of nor retired. */
    boolean holds(Record id) {
        EffectiveEntry entry = lastAbout(id);
        return entry != null && entry.claim().kind() != Claim.Kind.ENDS;
    }

    /** Whether a thing was there and is no more. */
    boolean isRetired(Record id) {
        return lastAbout(id) != null && !holds(id);
    }

    /** The subscriptions that hold, of tenants and to services that hold; in order. */
    Stream<SubscriptionId> subscriptions() {
        return last.keySet().stream()
                .filter(SubscriptionId.class::isInstance)
                .map(SubscriptionId.class::cast)
                .filter(id -> holds(id) && holds(id.tenant()) && holds(id.service()))
                .sorted();
    }

    /** Whether a tenant uses a service from a site: its own say, else that of the service. */
    boolean uses(SubscriptionId subscription, SiteId site) {
        List<SiteId> own = sites(subscription);
        return (own.isEmpty() ? sites(subscription.service()) : own).contains(site);
    }

    /** Whether a service would need itself, directly or through others. */
    boolean needsItself(ServiceId service) {
        Set<ServiceId> reached = new HashSet<>();
        Deque<ServiceId> toVisit = new ArrayDeque<>(neededBy(service));
        while (!toVisit.isEmpty()) {
            ServiceId next = toVisit.pop();
            if (reached.add(next)) {
                toVisit.addAll(neededBy(next));
            }
        }
        return reached.contains(service);
    }

    private List<SiteId> sites(Record id) {
        EffectiveEntry entry = lastAbout(id);
        return entry == null ? List.of() : entry.claim().sites();
    }

    private List<ServiceId> neededBy(ServiceId id) {
        EffectiveEntry entry = lastAbout(id);
        return entry == null ? List.of() : entry.claim().services();
    }
}
