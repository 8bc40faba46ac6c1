package io.incidentledger.api.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of a service: lower-case letters, digits and hyphens, 1 to 64 of them, such as {@code
 * eau}.
 *
 * @param value the text
 */
public record ServiceId(@JsonValue String value) implements Comparable<ServiceId> {
    /**
     * From its text.
     *
     * @throws io.incidentledger.api.refusal.MalformedInput if it is no such id
     */
    @JsonCreator
    public ServiceId {
        Slug.require("service", value);
    }

    @Override
    public int compareTo(ServiceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
