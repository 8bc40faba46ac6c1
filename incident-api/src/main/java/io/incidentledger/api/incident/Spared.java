package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;

import java.util.List;

/**
 * What stays up although its site is taken off.
 *
 * @param service the service
 * @param tenants for whom; empty for everybody
 */
public record Spared(ServiceId service, List<TenantId> tenants) {
    public Spared {
        tenants = tenants.stream().distinct().sorted().toList();
    }
}
