package io.incidentledger.query.catalogue;

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
import io.incidentledger.api.catalogue.Clientele;
import io.incidentledger.api.catalogue.Criticality;
import io.incidentledger.api.catalogue.ProtectionClass;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** A thing of the catalogue, as one entry says it. */
sealed interface Thing {
    /** A data centre. */
    record Site(SiteId site, String name) implements Thing {}

    /** What the provider runs. */
    record Service(
            ServiceId service,
            String name,
            @Nullable SiteId site,
            Criticality criticality,
            ProtectionClass protectionClass,
            Clientele clientele,
            @Nullable ServiceId partOf,
            List<ServiceId> dependsOn,
            boolean provisional)
            implements Thing {
        /** The same, naming no services and sites but these. */
        Service naming(Set<ServiceId> services, Set<SiteId> sites) {
            return new Service(
                    service,
                    name,
                    site != null && sites.contains(site) ? site : null,
                    criticality,
                    protectionClass,
                    clientele,
                    partOf != null && services.contains(partOf) ? partOf : null,
                    dependsOn.stream().filter(services::contains).toList(),
                    provisional);
        }
    }

    /** A customer. */
    record Tenant(TenantId tenant, String name, boolean provisional) implements Thing {}

    /** Who uses what. */
    record Subscription(
            ServiceId service, TenantId tenant, @Nullable String alias, List<SiteId> sites)
            implements Thing {}

    /** What tells subscriptions apart. */
    record PairId(ServiceId service, TenantId tenant) {}

    /**
     * What one entry does to one thing.
     *
     * @param id which one
     * @param thing what it is from then on; null if it is no more
     */
    record Change(Object id, @Nullable Thing thing) {}

    /** What an entry does; null for one that is about no thing itself. */
    static @Nullable Change of(CatalogueEvent event) {
        return switch (event) {
            case CatalogueOpened _, CatalogueEntryCorrected _, CatalogueEntryRetracted _ -> null;
            case SiteRegistered is -> new Change(is.site(), new Site(is.site(), is.name()));
            case SiteRetired is -> new Change(is.site(), null);
            case ServiceRegistered is ->
                    new Change(
                            is.service(),
                            new Service(
                                    is.service(),
                                    is.name(),
                                    is.site(),
                                    is.criticality(),
                                    is.protectionClass(),
                                    is.clientele(),
                                    is.partOf(),
                                    is.dependsOn(),
                                    is.provisional()));
            case ServiceRevised is ->
                    new Change(
                            is.service(),
                            new Service(
                                    is.service(),
                                    is.name(),
                                    is.site(),
                                    is.criticality(),
                                    is.protectionClass(),
                                    is.clientele(),
                                    is.partOf(),
                                    is.dependsOn(),
                                    is.provisional()));
            case ServiceRetired is -> new Change(is.service(), null);
            case TenantRegistered is ->
                    new Change(is.tenant(), new Tenant(is.tenant(), is.name(), is.provisional()));
            case TenantRetired is -> new Change(is.tenant(), null);
            case Subscribed is ->
                    new Change(
                            new PairId(is.service(), is.tenant()),
                            new Subscription(is.service(), is.tenant(), is.alias(), is.sites()));
            case SubscriptionRevised is ->
                    new Change(
                            new PairId(is.service(), is.tenant()),
                            new Subscription(is.service(), is.tenant(), is.alias(), is.sites()));
            case SubscriptionRetired is -> new Change(new PairId(is.service(), is.tenant()), null);
        };
    }
}
