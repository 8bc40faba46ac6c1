package io.incidentledger.api.investigation;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.Statement;

import java.util.Set;

/**
 * A command to an investigation with all that is said about it.
 *
 * @param command what is asked
 * @param asserted its clocks
 * @param despite the objections that are to be recorded rather than obeyed
 * @param attribution who stands behind it
 */
public record InvestigationStatement(
        InvestigationCommand command,
        Asserted asserted,
        Set<ObjectionCode> despite,
        Attribution attribution)
        implements Statement<InvestigationCommand> {
    public InvestigationStatement {
        despite = Set.copyOf(despite);
    }

    /** With nothing overridden and nobody named. */
    public static InvestigationStatement of(InvestigationCommand command, Asserted asserted) {
        return new InvestigationStatement(command, asserted, Set.of(), Attribution.NONE);
    }

    /** The same, overriding these objections. */
    public InvestigationStatement despite(ObjectionCode... codes) {
        return new InvestigationStatement(command, asserted, Set.of(codes), attribution);
    }
}
