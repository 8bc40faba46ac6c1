package io.incidentledger.api.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of a tenant: lower-case letters, digits and hyphens, 1 to 64 of them, such as {@code
 * aok-nord}.
 *
 * @param value the text
 */
public record TenantId(@JsonValue String value) implements Comparable<TenantId> {
    /**
     * From its text.
     *
     * @throws io.incidentledger.api.refusal.MalformedInput if it is no such id
     */
    @JsonCreator
    public TenantId {
        Slug.require("tenant", value);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
