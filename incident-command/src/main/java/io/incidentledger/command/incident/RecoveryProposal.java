package io.incidentledger.command.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.RecoveryCommand;
import io.incidentledger.api.incident.RecoveryCommand.ActivateWorkaround;
import io.incidentledger.api.incident.RecoveryCommand.ConfirmRestoration;
import io.incidentledger.api.incident.RecoveryCommand.DisputeRestoration;
import io.incidentledger.api.incident.RecoveryCommand.FinishStep;
import io.incidentledger.api.incident.RecoveryCommand.PlanStep;
import io.incidentledger.api.incident.RecoveryCommand.ReleaseWave;
import io.incidentledger.api.incident.RecoveryCommand.RetireWorkaround;
import io.incidentledger.api.incident.RecoveryCommand.StartStep;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.RecoveryEvent.RestorationConfirmed;
import io.incidentledger.api.incident.RecoveryEvent.RestorationDisputed;
import io.incidentledger.api.incident.RecoveryEvent.StepFinished;
import io.incidentledger.api.incident.RecoveryEvent.StepPlanned;
import io.incidentledger.api.incident.RecoveryEvent.StepStarted;
import io.incidentledger.api.incident.RecoveryEvent.WaveReleased;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundRetired;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.KnownNames;

import org.jspecify.annotations.Nullable;

/**
 * What commands about the recovery would record.
 *
 * @param service for whom is meant by a service
 */
record RecoveryProposal(ServiceProposal service) {

    RecoveryEvent of(RecoveryCommand command) {
        RecoveryEvent event = proposed(command);
        Refusal refusal = RecoveryRules.against(event, history());
        if (refusal != null) {
            throw new CommandRefused(refusal);
        }
        return event;
    }

    private RecoveryEvent proposed(RecoveryCommand command) {
        return switch (command) {
            case PlanStep it -> planned(it);
            case StartStep it -> new StepStarted(incident(), it.step(), it.note(), ofFact());
            case FinishStep it ->
                    new StepFinished(incident(), it.step(), it.result(), it.note(), ofFact());
            case ReleaseWave it -> new WaveReleased(incident(), it.wave(), it.note(), ofFact());
            case ConfirmRestoration it -> confirmed(it);
            case DisputeRestoration it -> disputed(it);
            case ActivateWorkaround it -> activated(it);
            case RetireWorkaround it -> retired(it);
        };
    }

    private StepPlanned planned(PlanStep it) {
        it.services().forEach(each -> KnownNames.require(service.catalogue(), each, "services"));
        if (it.site() != null) {
            KnownNames.require(service.catalogue(), it.site(), "site");
        }
        return new StepPlanned(
                incident(),
                it.step(),
                it.kind(),
                it.name(),
                it.description(),
                ahead(it.plannedFor()),
                it.services(),
                it.site(),
                ofFact());
    }

    private RestorationConfirmed confirmed(ConfirmRestoration it) {
        RestorationRules.requireRestored(history(), it.service(), it.tenants());
        Clocks clocks = ofFactAbout(it.service());
        return new RestorationConfirmed(
                incident(),
                it.service(),
                restored(it.service(), it.tenants(), clocks),
                named(it.restoration()),
                it.note(),
                clocks);
    }

    private RestorationDisputed disputed(DisputeRestoration it) {
        RestorationRules.requireRestored(history(), it.service(), it.tenants());
        Clocks clocks = ofFactAbout(it.service());
        return new RestorationDisputed(
                incident(),
                it.service(),
                restored(it.service(), it.tenants(), clocks),
                named(it.restoration()),
                it.reason(),
                clocks);
    }

    private TenantSet restored(ServiceId restored, TenantSelection meant, Clocks clocks) {
        if (!meant.all()) {
            return new TenantSet(false, meant.named());
        }
        var tenants = RestorationRules.restored(history(), restored, clocks.occurredAt());
        if (tenants.isEmpty()) {
            throw new CommandRefused(
                    RestorationRules.nothingRestored(incident(), restored, tenants));
        }
        return new TenantSet(true, tenants);
    }

    private @Nullable EntryId named(@Nullable EntryId restoration) {
        return restoration == null
                ? null
                : service.stated().entries().resolved(restoration, "restoration");
    }

    private WorkaroundActivated activated(ActivateWorkaround it) {
        Clocks clocks = ofFactAbout(it.service());
        return new WorkaroundActivated(
                incident(),
                it.workaround(),
                it.service(),
                service.tenants(it.service(), it.tenants(), clocks),
                it.owner(),
                it.limits(),
                ahead(it.plannedSwitchBack()),
                service.objections(),
                clocks);
    }

    private WorkaroundRetired retired(RetireWorkaround it) {
        WorkaroundRules workarounds = new WorkaroundRules(history());
        WorkaroundActivated workaround = workarounds.require(it.workaround());
        Clocks clocks = ofFactAbout(workaround.service());
        return new WorkaroundRetired(
                incident(),
                it.workaround(),
                workaround.service(),
                workarounds.retiredFor(workaround, it.tenants(), clocks.occurredAt()),
                it.step(),
                it.note(),
                service.objections(),
                clocks);
    }

    /** A plan lies ahead, so nothing that was learned cuts it. */
    private static @Nullable OccurredAt ahead(@Nullable OccurredAt planned) {
        return planned == null ? null : planned.uncut();
    }

    private Clocks ofFact() {
        return service.stated().ofFact();
    }

    private Clocks ofFactAbout(ServiceId about) {
        return service.stated().ofFactAbout(about);
    }

    private IncidentId incident() {
        return service.incident();
    }

    private History history() {
        return service.stated().state().history();
    }
}
