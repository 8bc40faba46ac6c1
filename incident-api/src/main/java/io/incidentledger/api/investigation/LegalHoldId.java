package io.incidentledger.api.investigation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.catalogue.Slug;

/**
 * The id of a legal hold within its incident: lower-case letters, digits and hyphens, 1 to 64 of
 * them, such as {@code mail-archive}.
 *
 * @param value the text
 */
public record LegalHoldId(@JsonValue String value) implements Comparable<LegalHoldId> {
    /**
     * From its text.
     *
     * @throws io.incidentledger.api.refusal.MalformedInput if it is no such id
     */
    @JsonCreator
    public LegalHoldId {
        Slug.require("hold", value);
    }

    @Override
    public int compareTo(LegalHoldId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
