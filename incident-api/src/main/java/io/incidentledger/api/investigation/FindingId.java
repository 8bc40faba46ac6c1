package io.incidentledger.api.investigation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.catalogue.Slug;

/**
 * The id of a finding within its incident: lower-case letters, digits and hyphens, 1 to 64 of them,
 * such as {@code outflow-lka-2}.
 *
 * @param value the text
 */
public record FindingId(@JsonValue String value) implements Comparable<FindingId> {
    /**
     * From its text.
     *
     * @throws io.incidentledger.api.refusal.MalformedInput if it is no such id
     */
    @JsonCreator
    public FindingId {
        Slug.require("finding", value);
    }

    @Override
    public int compareTo(FindingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
