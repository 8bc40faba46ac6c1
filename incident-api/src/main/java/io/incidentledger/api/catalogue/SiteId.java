package io.incidentledger.api.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of a site: lower-case letters, digits and hyphens, 1 to 64 of them, such as {@code
 * munich}.
 *
 * @param value the text
 */
public record SiteId(@JsonValue String value) implements Comparable<SiteId> {
    /**
     * From its text.
     *
     * @throws io.incidentledger.api.refusal.MalformedInput if it is no such id
     */
    @JsonCreator
    public SiteId {
        Slug.require("site", value);
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
