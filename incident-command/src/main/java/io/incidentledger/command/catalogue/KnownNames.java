package io.incidentledger.command.catalogue;

import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SERVICE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SITE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_TENANT;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import java.util.List;

/** Refuses names that nobody registered, and says which may have been meant. */
public final class KnownNames {
    private KnownNames() {}

    /**
     * @param field where the name stands in the command
     * @throws CommandRefused if there is no such service
     */
    public static void require(Catalogue catalogue, ServiceId service, String field) {
        if (!catalogue.knows(service)) {
            throw unknown(UNKNOWN_SERVICE, "service", service, field, catalogue.nearest(service));
        }
    }

    /**
     * @param field where the name stands in the command
     * @throws CommandRefused if there is no such tenant
     */
    public static void require(Catalogue catalogue, TenantId tenant, String field) {
        if (!catalogue.knows(tenant)) {
            throw unknown(UNKNOWN_TENANT, "tenant", tenant, field, catalogue.nearest(tenant));
        }
    }

    /**
     * @param field where the name stands in the command
     * @throws CommandRefused if there is no such site
     */
    public static void require(Catalogue catalogue, SiteId site, String field) {
        if (!catalogue.knows(site)) {
            throw unknown(UNKNOWN_SITE, "site", site, field, catalogue.nearest(site));
        }
    }

    /** The same for a thing that a command to the catalogue is about. */
    static void requireSubject(Catalogue catalogue, Record id) {
        switch (id) {
            case ServiceId service -> require(catalogue, service, "service");
            case TenantId tenant -> require(catalogue, tenant, "tenant");
            case SiteId site -> require(catalogue, site, "site");
            case SubscriptionId(TenantId tenant, ServiceId service) -> {
                require(catalogue, tenant, "tenant");
                require(catalogue, service, "service");
            }
            default -> throw new IllegalArgumentException("no id of the catalogue: " + id);
        }
    }

    /** The same for something else that it names. */
    static void require(Catalogue catalogue, Claim.Need need) {
        switch (need.id()) {
            case ServiceId service -> require(catalogue, service, need.field());
            case TenantId tenant -> require(catalogue, tenant, need.field());
            case SiteId site -> require(catalogue, site, need.field());
            default -> throw new IllegalArgumentException("no name: " + need.id());
        }
    }

    private static CommandRefused unknown(
            RefusalCode code, String what, Record id, String field, List<String> nearest) {
        String hint = NearestNames.hint(nearest, "Register it first.");
        return new CommandRefused(
                Refusal.because(code, "There is no %s %s. %s", what, id, hint)
                        .at("/" + field)
                        .orRather(nearest));
    }
}
