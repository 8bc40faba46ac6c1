package io.incidentledger.query.catalogue;

import static java.util.stream.Collectors.toSet;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.query.catalogue.Thing.Service;
import io.incidentledger.query.catalogue.Thing.Site;
import io.incidentledger.query.catalogue.Thing.Subscription;
import io.incidentledger.query.catalogue.Thing.Tenant;
import io.incidentledger.query.read.AsOf;

import java.util.List;
import java.util.Set;

/** The catalogue as it was valid at a moment; everything by id. */
record CatalogueView(
        AsOf asOf,
        List<Site> sites,
        List<Service> services,
        List<Tenant> tenants,
        List<Subscription> subscriptions) {
    /** Services stand here without the names of what is not listed itself. */
    CatalogueView withoutOtherNames() {
        Set<ServiceId> listed = services.stream().map(Service::service).collect(toSet());
        Set<SiteId> places = sites.stream().map(Site::site).collect(toSet());
        return new CatalogueView(
                asOf,
                sites,
                services.stream().map(it -> it.naming(listed, places)).toList(),
                tenants,
                subscriptions);
    }
}
