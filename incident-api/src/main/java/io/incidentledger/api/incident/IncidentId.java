package io.incidentledger.api.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.refusal.MalformedInput;

import java.util.regex.Pattern;

/**
 * The id of an incident, such as {@code INC-2026-000123}: the year of its declaration in UTC and a
 * number that is never used twice. It is the incident's stream and the key of its records.
 *
 * @param value the text
 */
public record IncidentId(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("INC-\\d{4}-\\d{6,9}");

    /**
     * From its text.
     *
     * @throws MalformedInput if it is no such id
     */
    @JsonCreator
    public IncidentId {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedInput(
                    "incident", "must look like INC-2026-000123, not \"%s\"".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
