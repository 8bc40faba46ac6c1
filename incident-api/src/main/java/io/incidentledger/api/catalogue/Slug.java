package io.incidentledger.api.catalogue;

import io.incidentledger.api.refusal.MalformedInput;

import java.util.regex.Pattern;

/** The one form of ids that people choose: fit for a URL, a log line and a conversation. */
public final class Slug {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private Slug() {}

    /**
     * Requires 1 to 64 lower-case letters, digits and hyphens.
     *
     * @throws MalformedInput if it is anything else
     */
    public static void require(String field, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedInput(
                    field,
                    "must be 1 to 64 lower-case letters, digits and hyphens, not \"%s\""
                            .formatted(value));
        }
    }
}
