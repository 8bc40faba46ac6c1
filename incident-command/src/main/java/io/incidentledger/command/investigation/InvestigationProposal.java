package io.incidentledger.command.investigation;

import static io.incidentledger.api.refusal.RefusalCode.MALFORMED;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.investigation.InvestigationCommand;
import io.incidentledger.api.investigation.InvestigationCommand.ConfirmCustody;
import io.incidentledger.api.investigation.InvestigationCommand.CorrectEntry;
import io.incidentledger.api.investigation.InvestigationCommand.HandOverEvidence;
import io.incidentledger.api.investigation.InvestigationCommand.PlaceLegalHold;
import io.incidentledger.api.investigation.InvestigationCommand.RegisterEvidence;
import io.incidentledger.api.investigation.InvestigationCommand.ReleaseLegalHold;
import io.incidentledger.api.investigation.InvestigationCommand.RetractEntry;
import io.incidentledger.api.investigation.InvestigationCommand.StateFinding;
import io.incidentledger.api.investigation.InvestigationCommand.SupersedeFinding;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationEvent.CustodyConfirmed;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceHandedOver;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldPlaced;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldReleased;
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
            case HandOverEvidence it ->
                    new EvidenceHandedOver(
                            decision.incident(),
                            it.evidence(),
                            it.from(),
                            it.to(),
                            it.seal(),
                            it.condition(),
                            it.place(),
                            clocks);
            case ConfirmCustody it -> confirmed(it, clocks);
            case StateFinding it -> new FindingProposal(this, clocks).of(it);
            case SupersedeFinding it -> new FindingProposal(this, clocks).of(it);
            case PlaceLegalHold it ->
                    new LegalHoldPlaced(
                            decision.incident(), it.hold(), it.scope(), it.reason(), clocks);
            case ReleaseLegalHold it ->
                    new LegalHoldReleased(decision.incident(), it.hold(), it.reason(), clocks);
            case CorrectEntry it -> new InvestigationAmendment(this).of(it, clocks);
            case RetractEntry it -> new InvestigationAmendment(this).of(it, clocks);
        };
    }

    /** What differs is recorded all the same: nothing says more about an item. */
    private CustodyConfirmed confirmed(ConfirmCustody it, Clocks clocks) {
        Sha256 registered =
                entries.standing(EvidenceRegistered.class).stream()
                        .filter(evidence -> evidence.event().evidence().equals(it.evidence()))
                        .findFirst()
                        .map(evidence -> evidence.event().sha256())
                        .orElse(null);
        Boolean matches =
                (registered == null || it.sha256() == null) ? null : registered.equals(it.sha256());
        return new CustodyConfirmed(
                decision.incident(),
                it.evidence(),
                it.by(),
                it.sha256(),
                registered,
                matches,
                it.condition(),
                clocks);
    }

    /** The entries that a statement names. */
    NamedOriginal<InvestigationEvent> named() {
        return new NamedOriginal<>(entries, earlier);
    }
}
