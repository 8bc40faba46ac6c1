package io.incidentledger.api.fact;

import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a fact, beside the actor who typed it. References to people, never names: names
 * live in a directory that can be changed and erased.
 *
 * @param decidedBy who decided it, at most 200 characters
 * @param reportedBy who observed it, at most 200 characters
 * @param marking who may see it
 */
public record Attribution(
        @Nullable String decidedBy, @Nullable String reportedBy, Marking marking) {
    /** Nobody named, {@link Marking#AMBER}. */
    public static final Attribution NONE = new Attribution(null, null, Marking.AMBER);

    public Attribution {
        Text.limit("decidedBy", decidedBy, Text.REFERENCE);
        Text.limit("reportedBy", reportedBy, Text.REFERENCE);
    }
}
