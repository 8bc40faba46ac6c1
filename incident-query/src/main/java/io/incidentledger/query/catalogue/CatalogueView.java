package io.incidentledger.query.catalogue;

import io.incidentledger.query.catalogue.Thing.Service;
import io.incidentledger.query.catalogue.Thing.Site;
import io.incidentledger.query.catalogue.Thing.Subscription;
import io.incidentledger.query.catalogue.Thing.Tenant;
import io.incidentledger.query.read.AsOf;

import java.util.List;

/** The catalogue as it was valid at a moment; everything by id. */
record CatalogueView(
        AsOf asOf,
        List<Site> sites,
        List<Service> services,
        List<Tenant> tenants,
        List<Subscription> subscriptions) {}
