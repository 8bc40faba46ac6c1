package io.incidentledger.command.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.RecoveryCommand;
import io.incidentledger.api.incident.RecoveryCommand.FinishStep;
import io.incidentledger.api.incident.RecoveryCommand.PlanStep;
import io.incidentledger.api.incident.RecoveryCommand.StartStep;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.RecoveryEvent.StepFinished;
import io.incidentledger.api.incident.RecoveryEvent.StepPlanned;
import io.incidentledger.api.incident.RecoveryEvent.StepStarted;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.KnownNames;

import org.jspecify.annotations.Nullable;

/** What commands about the recovery would record. */
record RecoveryProposal(IncidentId incident, Catalogue catalogue, StatedClocks stated) {

    RecoveryEvent of(RecoveryCommand command) {
        RecoveryEvent event = proposed(command);
        Refusal refusal = RecoveryRules.against(event, stated.state().history());
        if (refusal != null) {
            throw new CommandRefused(refusal);
        }
        return event;
    }

    private RecoveryEvent proposed(RecoveryCommand command) {
        return switch (command) {
            case PlanStep it -> planned(it);
            case StartStep it -> new StepStarted(incident, it.step(), it.note(), stated.ofFact());
            case FinishStep it ->
                    new StepFinished(incident, it.step(), it.result(), it.note(), stated.ofFact());
        };
    }

    private StepPlanned planned(PlanStep it) {
        it.services().forEach(service -> KnownNames.require(catalogue, service, "services"));
        if (it.site() != null) {
            KnownNames.require(catalogue, it.site(), "site");
        }
        return new StepPlanned(
                incident,
                it.step(),
                it.kind(),
                it.name(),
                it.description(),
                bounds(it.plannedFor()),
                it.services(),
                it.site(),
                stated.ofFact());
    }

    /** A plan lies ahead, so nothing that was learned cuts it. */
    private static @Nullable OccurredAt bounds(@Nullable OccurredAt planned) {
        return planned == null ? null : planned.uncut();
    }
}
