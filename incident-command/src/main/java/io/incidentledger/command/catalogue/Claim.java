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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an entry takes for granted and what it brings about, whatever the kind of thing it is about.
 *
 * @param about the id of that site, service, tenant or subscription
 * @param kind what it does to it
 * @param needs what must be in the catalogue at that time for this to be true
 */
record Claim(Record about, Kind kind, List<Need> needs) {
    /** What an entry does to a thing. */
    enum Kind {
        BEGINS,
        REVISES,
        ENDS
    }

    /**
     * Something else that an entry names.
     *
     * @param field where the name stands in the command
     */
    record Need(String field, Record id) {}

    /** What an entry claims; null for one that is about no thing itself. */
    static @Nullable Claim of(CatalogueEvent event) {
        return switch (event) {
            case CatalogueOpened _, CatalogueEntryCorrected _, CatalogueEntryRetracted _ -> null;
            case SiteRegistered it -> new Claim(it.site(), Kind.BEGINS, List.of());
            case SiteRetired it -> new Claim(it.site(), Kind.ENDS, List.of());
            case TenantRegistered it -> new Claim(it.tenant(), Kind.BEGINS, List.of());
            case TenantRetired it -> new Claim(it.tenant(), Kind.ENDS, List.of());
            case ServiceRegistered it ->
                    new Claim(
                            it.service(),
                            Kind.BEGINS,
                            ofService(it.site(), it.partOf(), it.dependsOn()));
            case ServiceRevised it ->
                    new Claim(
                            it.service(),
                            Kind.REVISES,
                            ofService(it.site(), it.partOf(), it.dependsOn()));
            case ServiceRetired it -> new Claim(it.service(), Kind.ENDS, List.of());
            case Subscribed it ->
                    new Claim(
                            new SubscriptionId(it.tenant(), it.service()),
                            Kind.BEGINS,
                            ofSubscription(it.tenant(), it.service(), it.sites()));
            case SubscriptionRevised it ->
                    new Claim(
                            new SubscriptionId(it.tenant(), it.service()),
                            Kind.REVISES,
                            ofSubscription(it.tenant(), it.service(), it.sites()));
            case SubscriptionRetired it ->
                    new Claim(new SubscriptionId(it.tenant(), it.service()), Kind.ENDS, List.of());
        };
    }

    /** What a service needs that is described like this. */
    static List<Need> ofService(
            @Nullable SiteId site, @Nullable ServiceId partOf, List<ServiceId> dependsOn) {
        List<Need> needs = new ArrayList<>();
        if (site != null) {
            needs.add(new Need("site", site));
        }
        if (partOf != null) {
            needs.add(new Need("partOf", partOf));
        }
        dependsOn.forEach(id -> needs.add(new Need("dependsOn", id)));
        return List.copyOf(needs);
    }

    /** What a subscription needs. */
    static List<Need> ofSubscription(TenantId tenant, ServiceId service, List<SiteId> sites) {
        return Stream.concat(
                        Stream.of(new Need("tenant", tenant), new Need("service", service)),
                        sites.stream().map(site -> new Need("sites", site)))
                .toList();
    }

    /** What it needs beside itself; that a service must not need itself is for another rule. */
    List<Need> others() {
        return needs.stream().filter(need -> !need.id().equals(about)).toList();
    }

    /** The sites that it names. */
    List<SiteId> sites() {
        return needed(SiteId.class);
    }

    /** The services that it needs. */
    List<ServiceId> services() {
        return needed(ServiceId.class);
    }

    /** The id with the word for what it is, as a sentence needs it. */
    static String named(Record id) {
        return switch (id) {
            case SiteId site -> "site " + site;
            case ServiceId service -> "service " + service;
            case TenantId tenant -> "tenant " + tenant;
            case SubscriptionId(TenantId tenant, ServiceId service) ->
                    "subscription of %s to %s".formatted(tenant, service);
            default -> throw new IllegalArgumentException("no id of the catalogue: " + id);
        };
    }

    private <T extends Record> List<T> needed(Class<T> kindOfId) {
        return needs.stream()
                .map(Need::id)
                .filter(kindOfId::isInstance)
                .map(kindOfId::cast)
                .toList();
    }
}
