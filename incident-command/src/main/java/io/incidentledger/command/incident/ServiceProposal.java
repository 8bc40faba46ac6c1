package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.NOBODY_SUBSCRIBED;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentCommand.EndDisruption;
import io.incidentledger.api.incident.IncidentCommand.ReportDisruption;
import io.incidentledger.api.incident.IncidentCommand.RestoreService;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentEvent.DisruptionEnded;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.KnownNames;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What commands about a service would record: whom they mean is written out. */
record ServiceProposal(
        IncidentId incident, Catalogue catalogue, StatedClocks stated, List<Objection> objections) {

    ServiceTakenOffline of(TakeServiceOffline command) {
        Clocks clocks = stated.ofFactAbout(command.service());
        causes().requirePlanned(command.cause(), command.step());
        return new ServiceTakenOffline(
                incident,
                command.service(),
                tenants(command.service(), command.tenants(), clocks),
                command.cause(),
                command.step(),
                command.reason(),
                null,
                objections,
                clocks);
    }

    DisruptionReported of(ReportDisruption command) {
        Clocks clocks = stated.ofFactAbout(command.service());
        requireDependency(command.dependency());
        causes().requireNamed(command.cause(), command.step());
        return new DisruptionReported(
                incident,
                command.service(),
                tenants(command.service(), command.tenants(), clocks),
                command.kind(),
                command.cause(),
                command.dependency(),
                command.step(),
                command.description(),
                objections,
                clocks);
    }

    ServiceRestored of(RestoreService command) {
        Clocks clocks = stated.ofFactAbout(command.service());
        requireDependency(command.dependency());
        causes().requireNamed(command.cause(), command.step());
        return new ServiceRestored(
                incident,
                command.service(),
                tenants(command.service(), command.tenants(), clocks),
                command.cause(),
                command.dependency(),
                command.step(),
                command.wave(),
                command.note(),
                objections,
                clocks);
    }

    DisruptionEnded of(EndDisruption command) {
        Clocks clocks = stated.ofFactAbout(command.service());
        requireDependency(command.dependency());
        causes().requireNamed(command.cause(), command.step());
        return new DisruptionEnded(
                incident,
                command.service(),
                tenants(command.service(), command.tenants(), clocks),
                command.cause(),
                command.dependency(),
                command.step(),
                command.outcome(),
                command.note(),
                objections,
                clocks);
    }

    private CauseRules causes() {
        return new CauseRules(stated.state().history());
    }

    /**
     * Whom a selection means at that time.
     *
     * @throws CommandRefused if it names somebody unknown, or means nobody
     */
    TenantSet tenants(ServiceId service, TenantSelection selection, Clocks clocks) {
        KnownNames.require(catalogue, service, "service");
        selection.named().forEach(tenant -> KnownNames.require(catalogue, tenant, "tenants"));
        if (!selection.all()) {
            return new TenantSet(false, selection.named());
        }
        Instant at = clocks.occurredAt().earliest();
        List<TenantId> subscribers = catalogue.subscribers(service, at);
        if (subscribers.isEmpty()) {
            throw new CommandRefused(
                    Refusal.because(
                                    NOBODY_SUBSCRIBED,
                                    "Nobody was subscribed to %s at %s.",
                                    service,
                                    at)
                            .at("/tenants"));
        }
        return new TenantSet(true, subscribers);
    }

    private void requireDependency(@Nullable ServiceId dependency) {
        if (dependency != null) {
            KnownNames.require(catalogue, dependency, "dependency");
        }
    }
}
