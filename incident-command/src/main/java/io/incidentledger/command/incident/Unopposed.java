package io.incidentledger.command.incident;

import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.ForecastEvent;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.DisruptionEnded;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteReconnected;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.api.incident.LinkEvent.IncidentLinked;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundRetired;
import io.incidentledger.api.incident.ResponseEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What an entry says, without the objections that stood against it when it was recorded. */
final class Unopposed {
    private Unopposed() {}

    static @Nullable IncidentEvent of(@Nullable IncidentEvent event) {
        return switch (event) {
            case null -> null;
            case ServiceEvent it -> of(it);
            case SiteTakenOffline it ->
                    new SiteTakenOffline(
                            it.incident(),
                            it.site(),
                            it.cause(),
                            it.step(),
                            it.except(),
                            it.reason(),
                            List.of(),
                            it.clocks());
            case SiteReconnected it ->
                    new SiteReconnected(
                            it.incident(), it.site(), it.note(), List.of(), it.clocks());
            case MilestoneReached it ->
                    new MilestoneReached(
                            it.incident(), it.milestone(), it.note(), List.of(), it.clocks());
            case IncidentReclassified it ->
                    new IncidentReclassified(
                            it.incident(),
                            it.nature(),
                            it.severity(),
                            it.title(),
                            it.reason(),
                            List.of(),
                            it.clocks());
            case IncidentLinked it ->
                    new IncidentLinked(
                            it.incident(),
                            it.other(),
                            it.relation(),
                            it.reason(),
                            List.of(),
                            it.clocks());
            case RecoveryEvent _,
                    ResponseEvent _,
                    CommunicationEvent _,
                    ForecastEvent _,
                    LifecycleEvent _,
                    UpdatePosted _,
                    NoteLogged _,
                    Amendment _ ->
                    event;
        };
    }

    private static ServiceEvent of(ServiceEvent event) {
        return switch (event) {
            case ServiceTakenOffline it ->
                    new ServiceTakenOffline(
                            it.incident(),
                            it.service(),
                            it.tenants(),
                            it.cause(),
                            it.step(),
                            it.reason(),
                            it.inferredFrom(),
                            List.of(),
                            it.clocks());
            case DisruptionReported it ->
                    new DisruptionReported(
                            it.incident(),
                            it.service(),
                            it.tenants(),
                            it.kind(),
                            it.cause(),
                            it.dependency(),
                            it.step(),
                            it.description(),
                            List.of(),
                            it.clocks());
            case ServiceRestored it ->
                    new ServiceRestored(
                            it.incident(),
                            it.service(),
                            it.tenants(),
                            it.cause(),
                            it.dependency(),
                            it.step(),
                            it.wave(),
                            it.note(),
                            List.of(),
                            it.clocks());
            case DisruptionEnded it ->
                    new DisruptionEnded(
                            it.incident(),
                            it.service(),
                            it.tenants(),
                            it.cause(),
                            it.dependency(),
                            it.step(),
                            it.outcome(),
                            it.note(),
                            List.of(),
                            it.clocks());
            case WorkaroundActivated it ->
                    new WorkaroundActivated(
                            it.incident(),
                            it.workaround(),
                            it.service(),
                            it.tenants(),
                            it.owner(),
                            it.limits(),
                            it.plannedSwitchBack(),
                            List.of(),
                            it.clocks());
            case WorkaroundRetired it ->
                    new WorkaroundRetired(
                            it.incident(),
                            it.workaround(),
                            it.service(),
                            it.tenants(),
                            it.step(),
                            it.note(),
                            List.of(),
                            it.clocks());
        };
    }
}
