package io.incidentledger.api.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.refusal.MalformedInput;

import java.util.List;

/**
 * Whom a command means: the tenants it names, or {@code "ALL"} who are subscribed at that time.
 *
 * @param all whether everybody is meant
 * @param named the tenants, sorted and distinct; empty exactly when all are meant
 */
public record TenantSelection(boolean all, List<TenantId> named) {
    private static final String ALL = "ALL";

    /**
     * @throws MalformedInput if nobody is meant
     */
    public TenantSelection {
        named = named.stream().distinct().sorted().toList();
        if (all != named.isEmpty()) {
            throw new MalformedInput("tenants", "must be \"ALL\" or a list of at least one tenant");
        }
    }

    /** Everybody who is subscribed at that time. */
    public static TenantSelection everybody() {
        return new TenantSelection(true, List.of());
    }

    /** The tenants named. */
    public static TenantSelection of(List<TenantId> named) {
        return new TenantSelection(false, named);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TenantSelection parse(Object json) {
        if (ALL.equals(json)) {
            return everybody();
        }
        if (json instanceof List<?> names && names.stream().allMatch(String.class::isInstance)) {
            return of(names.stream().map(name -> new TenantId((String) name)).toList());
        }
        throw new MalformedInput("tenants", "must be \"ALL\" or a list of tenants");
    }

    @JsonValue
    Object json() {
        return all ? ALL : named;
    }
}
