package io.incidentledger.api.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.refusal.MalformedInput;

import java.util.regex.Pattern;

/**
 * The id of a rule about deadlines, such as {@code GDPR-33}: 1 to 40 letters, digits and hyphens,
 * the first a capital letter.
 *
 * @param value the text
 */
public record RuleId(@JsonValue String value) implements Comparable<RuleId> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Za-z0-9-]{0,39}");

    /**
     * From its text.
     *
     * @throws MalformedInput if it is no such id
     */
    @JsonCreator
    public RuleId {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedInput("rule", "must look like GDPR-33, not \"%s\"".formatted(value));
        }
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
