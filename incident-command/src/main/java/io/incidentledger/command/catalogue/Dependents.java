package io.incidentledger.command.catalogue;

import io.incidentledger.api.catalogue.BlastRadius;
import io.incidentledger.api.catalogue.BlastRadius.Needs;
import io.incidentledger.api.catalogue.Dependent;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What depends on services, as the catalogue has it at a time. */
public final class Dependents {
    private Dependents() {}

    /**
     * The dependents, the nearest first.
     *
     * @param off what is off
     */
    public static List<Dependent> of(Catalogue catalogue, Collection<ServiceId> off, Instant at) {
        Registry then = catalogue.at(at);
        SortedMap<ServiceId, Needs> services = new TreeMap<>();
        then.last()
                .forEach(
                        (id, entry) -> {
                            if (id instanceof ServiceId service && then.holds(id)) {
                                services.put(service, needs(entry.claim()));
                            }
                        });
        Map<ServiceId, List<TenantId>> subscribers =
                then.subscriptions()
                        .collect(
                                Collectors.groupingBy(
                                        SubscriptionId::service,
                                        Collectors.mapping(
                                                SubscriptionId::tenant, Collectors.toList())));
        return BlastRadius.of(off, services, subscribers);
    }

    private static Needs needs(Claim claim) {
        return new Needs(
                named(claim, "partOf").stream().findFirst().orElse(null),
                named(claim, "dependsOn"));
    }

    private static List<ServiceId> named(Claim claim, String field) {
        return claim.needs().stream()
                .filter(need -> need.field().equals(field))
                .map(Claim.Need::id)
                .filter(ServiceId.class::isInstance)
                .map(ServiceId.class::cast)
                .toList();
    }
}
