package io.incidentledger.api.catalogue;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.ObjectionCode;

import java.util.Set;

/**
 * A command to the catalogue with all that is said about it.
 *
 * @param command what is asked
 * @param asserted its clocks
 * @param despite the objections that are to be recorded rather than obeyed
 * @param attribution who stands behind it
 */
public record CatalogueStatement(
        CatalogueCommand command,
        Asserted asserted,
        Set<ObjectionCode> despite,
        Attribution attribution) {
    public CatalogueStatement {
        despite = Set.copyOf(despite);
    }

    /** With nothing overridden and nobody named. */
    public static CatalogueStatement of(CatalogueCommand command, Asserted asserted) {
        return new CatalogueStatement(command, asserted, Set.of(), Attribution.NONE);
    }
}
