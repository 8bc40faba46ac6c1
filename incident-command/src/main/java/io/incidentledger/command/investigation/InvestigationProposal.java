package io.incidentledger.command.investigation;

import static io.incidentledger.api.refusal.RefusalCode.MALFORMED;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.investigation.InvestigationCommand;
import io.incidentledger.api.investigation.InvestigationCommand.CorrectEntry;
import io.incidentledger.api.investigation.InvestigationCommand.RegisterEvidence;
import io.incidentledger.api.investigation.InvestigationCommand.RetractEntry;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.judgement.ClockRules;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.NamedOriginal;

import java.util.List;

/**
 * What a command would record, before it is judged. Refuses clocks that cannot be and names that
 * nobody knows.
 *
 * @param decision the circumstances
 * @param entries what was recorded before
 * @param earlier the sequences of what the earlier commands of the same request record
 * @param objections what is recorded with it
 */
record InvestigationProposal(
        InvestigationDecision decision,
        Entries<InvestigationEvent> entries,
        List<Long> earlier,
        List<Objection> objections) {

    /** The same, with what stands against it. */
    InvestigationProposal with(List<Objection> opposed) {
        return new InvestigationProposal(decision, entries, earlier, opposed);
    }

    InvestigationEvent of(InvestigationCommand command, Asserted asserted) {
        if (asserted.follows() != null) {
            throw new CommandRefused(
                    Refusal.because(
                                    MALFORMED,
                                    "An investigation knows no follows: its entries come in the"
                                            + " order of the earliest bound of their occurredAt.")
                            .at("/follows"));
        }
        Clocks clocks = ClockRules.complete(asserted, decision.now(), decision.now(), null);
        return switch (command) {
            case RegisterEvidence it ->
                    new EvidenceRegistered(
                            decision.incident(),
                            it.evidence(),
                            it.description(),
                            it.sha256(),
                            it.acquiredBy(),
                            it.heldBy(),
                            it.place(),
                            clocks);
            case CorrectEntry it -> new InvestigationAmendment(this).of(it, clocks);
            case RetractEntry it -> new InvestigationAmendment(this).of(it, clocks);
        };
    }

    /** The entries that a statement names. */
    NamedOriginal<InvestigationEvent> named() {
        return new NamedOriginal<>(entries, earlier);
    }
}
