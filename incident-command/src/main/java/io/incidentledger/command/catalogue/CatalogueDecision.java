package io.incidentledger.command.catalogue;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueOpened;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.judgement.Verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what is recorded in the catalogue: proposed, then judged at its own time. */
public final class CatalogueDecision {
    private CatalogueDecision() {}

    /** What the first start of an installation records. */
    public static CatalogueEvent open(Instant now) {
        return new CatalogueOpened(new Clocks(OccurredAt.exactly(now), null, null));
    }

    /**
     * One event for each statement, taken in turn; all of them or none.
     *
     * @param now the clock of the decision
     * @throws CommandRefused if one is refused, or objected to and not overridden
     */
    public static List<CatalogueEvent> decide(
            List<CatalogueStatement> statements, Catalogue catalogue, Instant now) {
        List<CatalogueEvent> events = new ArrayList<>();
        Catalogue end = catalogue;
        for (int index = 0; index < statements.size(); index++) {
            try {
                CatalogueEvent event =
                        event(statements.get(index), end, now, catalogue.version() + 1);
                end = end.evolve(event);
                events.add(event);
            } catch (CommandRefused refused) {
                throw statements.size() == 1 ? refused : refused.inCommand(index);
            }
        }
        return events;
    }

    private static CatalogueEvent event(
            CatalogueStatement statement, Catalogue before, Instant now, long firstOfRequest) {
        CatalogueProposal proposal =
                new CatalogueProposal(before, before.at(now), now, firstOfRequest, List.of());
        CatalogueEvent unopposed = proposal.of(statement.command(), statement.asserted());
        Verdict verdict = CatalogueVerdict.on(unopposed, before);
        verdict.require(statement.despite());
        return verdict.recorded().isEmpty()
                ? unopposed
                : proposal.with(verdict.recorded()).of(statement.command(), statement.asserted());
    }
}
