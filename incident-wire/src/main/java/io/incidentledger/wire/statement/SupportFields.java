package io.incidentledger.wire.statement;

import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.ObjectionCode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The fields that say who stands behind a statement, and against what.
 *
 * @param despite the objections to be recorded rather than obeyed
 * @param decidedBy at most 200 characters
 * @param reportedBy at most 200 characters
 * @param marking {@link Marking#AMBER} when absent
 */
record SupportFields(
        List<ObjectionCode> despite,
        @Nullable String decidedBy,
        @Nullable String reportedBy,
        @Nullable Marking marking) {
    SupportFields {
        despite = List.copyOf(despite);
        // Here, so that a broken limit points at its field.
        new Attribution(decidedBy, reportedBy, Marking.AMBER);
    }

    Attribution attribution() {
        return new Attribution(decidedBy, reportedBy, marking == null ? Marking.AMBER : marking);
    }
}
