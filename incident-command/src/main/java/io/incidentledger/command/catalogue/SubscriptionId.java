package io.incidentledger.command.catalogue;

import static java.util.Comparator.comparing;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;

import java.util.Comparator;

/** What tells subscriptions apart; in the order of services, then of tenants. */
record SubscriptionId(TenantId tenant, ServiceId service) implements Comparable<SubscriptionId> {
    private static final Comparator<SubscriptionId> ORDER =
            comparing(SubscriptionId::service).thenComparing(SubscriptionId::tenant);

    @Override
    public int compareTo(SubscriptionId other) {
        return ORDER.compare(this, other);
    }
}
