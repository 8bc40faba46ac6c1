package io.incidentledger.api.catalogue;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What can be asked of the catalogue. Its facts hold from their occurredAt on, and are judged at
 * that time. Where none is given, what is registered or subscribed holds since ever ({@link
 * java.time.Instant#EPOCH}), though not before what it names: most often an operator enters what
 * has long been so. What was retired begins again from now on; what is revised or retired is so
 * from now on.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface CatalogueCommand {

    record RegisterSite(SiteId site, String name) implements CatalogueCommand {
        public RegisterSite {
            Text.require("name", name, Text.TITLE);
        }
    }

    /**
     * A new service, or a part of one.
     *
     * @param site from where it runs unless a subscription says otherwise
     * @param provisional entered in a hurry, to be looked at again
     */
    record RegisterService(
            ServiceId service,
            String name,
            @Nullable SiteId site,
            @Nullable Criticality criticality,
            @Nullable ProtectionClass protectionClass,
            @Nullable Clientele clientele,
            @Nullable ServiceId partOf,
            List<ServiceId> dependsOn,
            boolean provisional)
            implements CatalogueCommand {
        public RegisterService {
            dependsOn = sorted(dependsOn);
            Text.require("name", name, Text.TITLE);
        }
    }

    /** Full replacement of what is said about a service. */
    record ReviseService(
            ServiceId service,
            String name,
            @Nullable SiteId site,
            @Nullable Criticality criticality,
            @Nullable ProtectionClass protectionClass,
            @Nullable Clientele clientele,
            @Nullable ServiceId partOf,
            List<ServiceId> dependsOn,
            boolean provisional)
            implements CatalogueCommand {
        public ReviseService {
            dependsOn = sorted(dependsOn);
            Text.require("name", name, Text.TITLE);
        }
    }

    record RegisterTenant(TenantId tenant, String name, boolean provisional)
            implements CatalogueCommand {
        public RegisterTenant {
            Text.require("name", name, Text.TITLE);
        }
    }

    /**
     * A tenant uses a service, from its occurredAt on; without one, as long as both are there.
     *
     * @param sites from where the tenant uses it; empty for the service's own site
     * @param alias what the tenant calls it
     */
    record Subscribe(TenantId tenant, ServiceId service, List<SiteId> sites, @Nullable String alias)
            implements CatalogueCommand {
        public Subscribe {
            sites = sortedSites(sites);
            Text.limit("alias", alias, Text.TITLE);
        }
    }

    /** Full replacement of what is said about a subscription. */
    record ReviseSubscription(
            TenantId tenant, ServiceId service, List<SiteId> sites, @Nullable String alias)
            implements CatalogueCommand {
        public ReviseSubscription {
            sites = sortedSites(sites);
            Text.limit("alias", alias, Text.TITLE);
        }
    }

    record RetireSite(SiteId site, @Nullable String reason) implements CatalogueCommand {
        public RetireSite {
            Text.limit("reason", reason, Text.STATEMENT);
        }
    }

    record RetireService(ServiceId service, @Nullable String reason) implements CatalogueCommand {
        public RetireService {
            Text.limit("reason", reason, Text.STATEMENT);
        }
    }

    record RetireTenant(TenantId tenant, @Nullable String reason) implements CatalogueCommand {
        public RetireTenant {
            Text.limit("reason", reason, Text.STATEMENT);
        }
    }

    record RetireSubscription(TenantId tenant, ServiceId service, @Nullable String reason)
            implements CatalogueCommand {
        public RetireSubscription {
            Text.limit("reason", reason, Text.STATEMENT);
        }
    }

    /** Replaces the whole asserted part of an entry; the original stays in the record. */
    record CorrectEntry(EntryId entry, CatalogueReplacement replacement, String reason)
            implements CatalogueCommand {
        public CorrectEntry {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    /** Takes an entry back; it stays in the record. */
    record RetractEntry(EntryId entry, String reason) implements CatalogueCommand {
        public RetractEntry {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    private static List<ServiceId> sorted(@Nullable List<ServiceId> services) {
        return Objects.requireNonNullElse(services, List.<ServiceId>of()).stream()
                .distinct()
                .sorted()
                .toList();
    }

    private static List<SiteId> sortedSites(@Nullable List<SiteId> sites) {
        return Objects.requireNonNullElse(sites, List.<SiteId>of()).stream()
                .distinct()
                .sorted()
                .toList();
    }
}
