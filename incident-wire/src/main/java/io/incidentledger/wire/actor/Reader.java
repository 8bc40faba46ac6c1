package io.incidentledger.wire.actor;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Marking;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody may see.
 *
 * @param tenants whose rows, sorted; null for everybody's. One who has any is called bound
 * @param markings which entries
 */
public record Reader(@Nullable List<TenantId> tenants, Set<Marking> markings) {
    private static final Set<Role> OF_THE_INNER_CIRCLE =
            Set.of(Role.OPERATOR, Role.REVIEWER, Role.ADMINISTRATOR);

    /** Copies both. */
    public Reader {
        tenants = tenants == null ? null : tenants.stream().distinct().sorted().toList();
        markings = Set.copyOf(markings);
    }

    /** One with these roles who belongs to us. */
    public static Reader inside(Set<Role> roles) {
        Set<Marking> all = EnumSet.allOf(Marking.class);
        if (roles.stream().noneMatch(OF_THE_INNER_CIRCLE::contains)) {
            all.remove(Marking.RED);
        }
        return new Reader(null, all);
    }

    /** One who belongs to these tenants: a client, in the words of the Traffic Light Protocol. */
    public static Reader boundTo(Collection<TenantId> tenants) {
        return new Reader(
                List.copyOf(tenants), Set.of(Marking.CLEAR, Marking.GREEN, Marking.AMBER));
    }

    /** Whether only the rows of some tenants may be seen. */
    public boolean isBound() {
        return tenants != null;
    }

    /** Whether rows of this tenant may be seen. */
    public boolean mayKnow(String tenant) {
        return tenants == null || tenants.stream().anyMatch(mine -> mine.value().equals(tenant));
    }

    /** The ids of the tenants, for a statement; null for everybody's rows. */
    public String @Nullable [] tenantIds() {
        return tenants == null
                ? null
                : tenants.stream().map(TenantId::value).toArray(String[]::new);
    }

    /** The names of the markings, for a statement. */
    public String[] markingNames() {
        return markings.stream().map(Marking::name).sorted().toArray(String[]::new);
    }
}
