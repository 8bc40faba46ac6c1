package io.incidentledger.query.recovery;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The workarounds.
 *
 * @param workarounds those that may be active first, then by when they were activated
 */
record WorkaroundsView(AsOf asOf, String incident, List<WorkaroundView> workarounds) {
    /**
     * One workaround, as it was last described. Whoever is bound to tenants gets none of its words.
     *
     * @param active whether it may be so for anybody
     * @param plannedSwitchBack when it is to end
     * @param overdue whether that has passed, and it may be active
     * @param tenants for whom, and when
     */
    record WorkaroundView(
            @Nullable String workaround,
            ServiceId service,
            boolean active,
            @Nullable String owner,
            @Nullable String limits,
            @Nullable OccurredAt plannedSwitchBack,
            boolean overdue,
            List<BridgedTenant> tenants) {}

    /**
     * A time in which it is active for one tenant.
     *
     * @param active whether it may be so at the moment that is asked about
     * @param certain so whatever the exact times were
     * @param entry the entry that activated it
     * @param until null while it was not retired
     * @param retiredBy the entry that retired it
     */
    record BridgedTenant(
            TenantId tenant,
            boolean active,
            boolean certain,
            OccurredAt since,
            String entry,
            @Nullable OccurredAt until,
            @Nullable String retiredBy) {}
}
