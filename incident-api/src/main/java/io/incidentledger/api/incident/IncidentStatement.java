package io.incidentledger.api.incident;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.ObjectionCode;

import java.util.Set;

/**
 * A command with all that is said about it.
 *
 * @param command what is asked
 * @param asserted its clocks
 * @param despite the objections that are to be recorded rather than obeyed
 * @param attribution who stands behind it
 */
public record IncidentStatement(
        IncidentCommand command,
        Asserted asserted,
        Set<ObjectionCode> despite,
        Attribution attribution) {
    public IncidentStatement {
        despite = Set.copyOf(despite);
    }

    /** With nothing overridden and nobody named. */
    public static IncidentStatement of(IncidentCommand command, Asserted asserted) {
        return new IncidentStatement(command, asserted, Set.of(), Attribution.NONE);
    }

    /** The same, overriding these objections. */
    public IncidentStatement despite(ObjectionCode... codes) {
        return new IncidentStatement(command, asserted, Set.of(codes), attribution);
    }
}
