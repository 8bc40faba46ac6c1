package io.incidentledger.command.investigation;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.judgement.Verdict;
import io.incidentledger.command.recording.Decided;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.EntryVerdict;
import io.incidentledger.command.sidestream.InTurn;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides what a request records about an investigation.
 *
 * @param catalogue what names are judged with
 * @param isRecorded whether there is an entry of that name in any stream
 * @param now the clock of the decision
 */
record InvestigationDecision(
        IncidentId incident, Catalogue catalogue, Predicate<EntryId> isRecorded, Instant now) {

    /**
     * One event for each statement, taken in turn; all of them or none.
     *
     * @throws CommandRefused if one is refused, or objected to and not overridden
     */
    List<Decided> decide(
            List<InvestigationStatement> statements, Entries<InvestigationEvent> entries) {
        return InTurn.decide(statements, entries, this::events);
    }

    private List<InvestigationEvent> events(
            InvestigationStatement statement,
            Entries<InvestigationEvent> entries,
            List<Long> earlier) {
        InvestigationProposal proposal =
                new InvestigationProposal(this, entries, earlier, List.of());
        InvestigationEvent unopposed = proposal.of(statement.command(), statement.asserted());
        Verdict verdict = EntryVerdict.on(unopposed, entries, InvestigationRules::impossible);
        verdict.require(statement.despite());
        return List.of(
                verdict.recorded().isEmpty()
                        ? unopposed
                        : proposal.with(verdict.recorded())
                                .of(statement.command(), statement.asserted()));
    }
}
