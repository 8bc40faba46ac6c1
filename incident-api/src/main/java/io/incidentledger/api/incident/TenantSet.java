package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.TenantId;

import java.util.List;

/**
 * Whom a fact concerns, once and for ever: what {@code ALL} meant is written out.
 *
 * @param all whether all who were subscribed were meant
 * @param ids the tenants, sorted and distinct; at least one
 */
public record TenantSet(boolean all, List<TenantId> ids) {
    public TenantSet {
        ids = ids.stream().distinct().sorted().toList();
    }
}
