package io.incidentledger.api.catalogue;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Objection;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What has happened to the catalogue, as it is stored and published. Kept for ever: fields are
 * added, never renamed, removed or given another meaning. A fact holds from its {@code
 * clocks.occurredAt.earliest} on.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface CatalogueEvent extends LedgerEvent {
    /** The one stream of the catalogue, and the key of its records. */
    String STREAM = "catalogue";

    @Override
    default String stream() {
        return STREAM;
    }

    @Override
    default String subject() {
        return STREAM;
    }

    /** The first entry of every installation, made by the system itself. */
    record CatalogueOpened(Clocks clocks) implements CatalogueEvent {}

    record SiteRegistered(SiteId site, String name, Clocks clocks) implements CatalogueEvent {}

    record ServiceRegistered(
            ServiceId service,
            String name,
            @Nullable SiteId site,
            Criticality criticality,
            ProtectionClass protectionClass,
            Clientele clientele,
            @Nullable ServiceId partOf,
            List<ServiceId> dependsOn,
            boolean provisional,
            Clocks clocks)
            implements CatalogueEvent {}

    record ServiceRevised(
            ServiceId service,
            String name,
            @Nullable SiteId site,
            Criticality criticality,
            ProtectionClass protectionClass,
            Clientele clientele,
            @Nullable ServiceId partOf,
            List<ServiceId> dependsOn,
            boolean provisional,
            List<Objection> objections,
            Clocks clocks)
            implements CatalogueEvent {}

    record TenantRegistered(TenantId tenant, String name, boolean provisional, Clocks clocks)
            implements CatalogueEvent {}

    record Subscribed(
            TenantId tenant,
            ServiceId service,
            List<SiteId> sites,
            @Nullable String alias,
            Clocks clocks)
            implements CatalogueEvent {}

    record SubscriptionRevised(
            TenantId tenant,
            ServiceId service,
            List<SiteId> sites,
            @Nullable String alias,
            List<Objection> objections,
            Clocks clocks)
            implements CatalogueEvent {}

    record SiteRetired(SiteId site, @Nullable String reason, Clocks clocks)
            implements CatalogueEvent {}

    record ServiceRetired(ServiceId service, @Nullable String reason, Clocks clocks)
            implements CatalogueEvent {}

    record TenantRetired(TenantId tenant, @Nullable String reason, Clocks clocks)
            implements CatalogueEvent {}

    record SubscriptionRetired(
            TenantId tenant, ServiceId service, @Nullable String reason, Clocks clocks)
            implements CatalogueEvent {}

    record CatalogueEntryCorrected(
            EntryId entry,
            CatalogueEvent replacement,
            String reason,
            List<Objection> objections,
            Clocks clocks)
            implements CatalogueEvent {
        @Override
        public EntryId amends() {
            return entry;
        }
    }

    record CatalogueEntryRetracted(
            EntryId entry, String reason, List<Objection> objections, Clocks clocks)
            implements CatalogueEvent {
        @Override
        public EntryId amends() {
            return entry;
        }
    }
}
