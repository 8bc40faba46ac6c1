package io.incidentledger.api.catalogue;

import java.util.List;

/**
 * A service that needs another one that is off, directly or through others.
 *
 * @param service the service
 * @param through what it needs itself: what is off, or another dependent
 * @param part whether it is a part of that, rather than depending on it
 * @param tenants who is subscribed to it; sorted
 */
public record Dependent(
        ServiceId service, ServiceId through, boolean part, List<TenantId> tenants) {
    public Dependent {
        tenants = tenants.stream().distinct().sorted().toList();
    }
}
