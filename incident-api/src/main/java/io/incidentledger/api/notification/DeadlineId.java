package io.incidentledger.api.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * The id of a deadline within its incident: the rule that it is set by, the tenant whose it is if
 * it is not ours, and a number from the second of its kind on, such as {@code GDPR-33.insurer-a~2}.
 *
 * @param value the text
 */
public record DeadlineId(@JsonValue String value) implements Comparable<DeadlineId> {
    private static final Pattern FORM =
            Pattern.compile(
                    "[A-Z][A-Za-z0-9-]{0,39}(\\.[a-z0-9][a-z0-9-]{0,63})?(~[1-9]\\d{0,3})?");

    /** What stands in the place of the rule where an authority set the deadline by itself. */
    private static final String REQUEST = "REQUEST";

    /**
     * From its text.
     *
     * @throws MalformedInput if it is no such id
     */
    @JsonCreator
    public DeadlineId {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedInput(
                    "deadline",
                    "must look like BSIG-1 or GDPR-33.insurer-a, not \"%s\"".formatted(value));
        }
    }

    /**
     * Made of its parts.
     *
     * @param number from 1
     */
    public static DeadlineId of(@Nullable RuleId rule, @Nullable TenantId tenant, int number) {
        String kind = rule == null ? REQUEST : rule.value();
        String whose = tenant == null ? "" : "." + tenant;
        return new DeadlineId(kind + whose + (number == 1 ? "" : "~" + number));
    }

    @Override
    public int compareTo(DeadlineId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
