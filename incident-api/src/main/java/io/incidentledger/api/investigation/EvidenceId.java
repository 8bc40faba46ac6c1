package io.incidentledger.api.investigation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.catalogue.Slug;

/**
 * The id of a piece of evidence within its incident: lower-case letters, digits and hyphens, 1 to
 * 64 of them, such as {@code disk-image-7}.
 *
 * @param value the text
 */
public record EvidenceId(@JsonValue String value) implements Comparable<EvidenceId> {
    /**
     * From its text.
     *
     * @throws io.incidentledger.api.refusal.MalformedInput if it is no such id
     */
    @JsonCreator
    public EvidenceId {
        Slug.require("evidence", value);
    }

    @Override
    public int compareTo(EvidenceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
