package io.incidentledger.query.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.incidentledger.api.catalogue.BlastRadius;
import io.incidentledger.api.catalogue.BlastRadius.Needs;
import io.incidentledger.api.catalogue.Dependent;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.query.catalogue.Thing.Subscription;
import io.incidentledger.query.read.AsOf;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What depends on a service, as far as the catalogue that somebody may read tells.
 *
 * @param dependents the nearest first
 */
record DependentsView(AsOf asOf, ServiceId service, List<Dependent> dependents) {

    static DependentsView of(ServiceId service, CatalogueView catalogue) {
        SortedMap<ServiceId, Needs> services = new TreeMap<>();
        catalogue
                .services()
                .forEach(it -> services.put(it.service(), new Needs(it.partOf(), it.dependsOn())));
        return new DependentsView(
                catalogue.asOf(),
                service,
                BlastRadius.of(
                        List.of(service),
                        services,
                        catalogue.subscriptions().stream()
                                .collect(
                                        groupingBy(
                                                Subscription::service,
                                                mapping(Subscription::tenant, toList())))));
    }
}
