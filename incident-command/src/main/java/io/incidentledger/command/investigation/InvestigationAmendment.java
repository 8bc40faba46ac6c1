package io.incidentledger.command.investigation;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.investigation.InvestigationCommand.CorrectEntry;
import io.incidentledger.api.investigation.InvestigationCommand.RetractEntry;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceEvent;
import io.incidentledger.api.investigation.InvestigationEvent.FindingStated;
import io.incidentledger.api.investigation.InvestigationEvent.FindingSuperseded;
import io.incidentledger.api.investigation.InvestigationEvent.InvestigationEntryCorrected;
import io.incidentledger.api.investigation.InvestigationEvent.InvestigationEntryRetracted;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldEvent;
import io.incidentledger.api.investigation.InvestigationReplacement;
import io.incidentledger.command.sidestream.SameSubject;

import java.util.List;
import java.util.Objects;

/** What corrections and retractions would record: the original stays, and so does its place. */
record InvestigationAmendment(InvestigationProposal proposal) {

    InvestigationEvent of(RetractEntry command, Clocks clocks) {
        return new InvestigationEntryRetracted(
                proposal.decision().incident(),
                proposal.named().of(command.entry()),
                command.reason(),
                proposal.objections(),
                clocks);
    }

    InvestigationEvent of(CorrectEntry command, Clocks clocks) {
        EntryId entry = proposal.named().of(command.entry());
        return new InvestigationEntryCorrected(
                proposal.decision().incident(),
                entry,
                replacement(entry, command.replacement(), clocks),
                command.reason(),
                proposal.objections(),
                clocks);
    }

    /** What would have been recorded had the entry said this in the first place. */
    private InvestigationEvent replacement(
            EntryId entry, InvestigationReplacement stated, Clocks clocks) {
        InvestigationEvent original =
                Objects.requireNonNull(proposal.entries().recorded(entry.sequence()));
        InvestigationEvent withoutIt =
                new InvestigationEntryRetracted(
                        proposal.decision().incident(), entry, "", List.of(), clocks);
        InvestigationEvent replacement =
                new InvestigationProposal(
                                proposal.decision(),
                                proposal.entries().plus(withoutIt),
                                proposal.earlier(),
                                List.of())
                        .of(stated.command(), stated.asserted());
        SameSubject.require(entry, original, replacement, InvestigationAmendment::about);
        return replacement;
    }

    private static Object about(InvestigationEvent event) {
        return switch (event) {
            case EvidenceEvent it -> it.evidence();
            case FindingStated it -> it.finding();
            case FindingSuperseded it -> List.of(it.finding(), it.supersedes());
            case LegalHoldEvent it -> it.hold();
            case InvestigationEntryCorrected it -> it.entry();
            case InvestigationEntryRetracted it -> it.entry();
        };
    }
}
