package io.incidentledger.api.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.refusal.MalformedInput;

import java.util.regex.Pattern;

/**
 * What one becomes aware of, or determines, and what starts deadlines by that, such as {@code
 * CONTROLLER_BREACH_AWARENESS}. Which there are, the rules say.
 *
 * @param value the text: 1 to 60 capital letters, digits and underscores
 */
public record Trigger(@JsonValue String value) implements Comparable<Trigger> {
    // First: the constant below is checked with it.
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

    /** An authority asks; recorded by a command of its own. */
    public static final Trigger AUTHORITY_REQUEST = new Trigger("AUTHORITY_REQUEST");

    /**
     * From its text.
     *
     * @throws MalformedInput if it has another form
     */
    @JsonCreator
    public Trigger {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedInput(
                    "trigger",
                    "must look like SIGNIFICANT_INCIDENT_AWARENESS, not \"%s\"".formatted(value));
        }
    }

    @Override
    public int compareTo(Trigger other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
