package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.AFTER_CLOSURE;
import static io.incidentledger.api.refusal.RefusalCode.ALREADY_DECLARED;
import static io.incidentledger.api.refusal.RefusalCode.NOBODY_SUBSCRIBED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_INCIDENT;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.CloseIncident;
import io.incidentledger.api.incident.IncidentCommand.CorrectEntry;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.DismissIncident;
import io.incidentledger.api.incident.IncidentCommand.EndDisruption;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentCommand.PostUpdate;
import io.incidentledger.api.incident.IncidentCommand.ReachMilestone;
import io.incidentledger.api.incident.IncidentCommand.ReclassifyIncident;
import io.incidentledger.api.incident.IncidentCommand.ReconnectSite;
import io.incidentledger.api.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.api.incident.IncidentCommand.ReportDisruption;
import io.incidentledger.api.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.api.incident.IncidentCommand.RestoreService;
import io.incidentledger.api.incident.IncidentCommand.RetractEntry;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentCommand.TakeSiteOffline;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.DisruptionEnded;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteReconnected;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.KnownNames;
import io.incidentledger.command.incident.Incident.Declared;
import io.incidentledger.command.incident.Incident.Ended;
import io.incidentledger.command.incident.Incident.Undeclared;
import io.incidentledger.command.judgement.ClockRules;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a command would record in a state, before anything is weighed against it. Refuses what is
 * unknown or cannot be; what merely contradicts the history is for {@link Contradictions}.
 *
 * @param batch the sequences of what the earlier commands of the same request record, by index
 */
record Proposal(Catalogue catalogue, Instant now, List<Long> batch) {

    /**
     * The events, the statement's own first, then what is inferred from it.
     *
     * @param objections what is recorded with the first
     */
    List<IncidentEvent> of(
            Incident state,
            IncidentCommand command,
            Asserted asserted,
            List<Objection> objections) {
        return switch (state) {
            case Undeclared(IncidentId id) ->
                    switch (command) {
                        case DeclareIncident declare -> List.of(declared(id, declare, asserted));
                        case IncidentCommand _ ->
                                throw refused(
                                        Refusal.because(
                                                UNKNOWN_INCIDENT, "There is no incident %s.", id));
                    };
            case Declared declared -> in(declared, command, asserted, objections);
        };
    }

    private List<IncidentEvent> in(
            Declared state,
            IncidentCommand command,
            Asserted asserted,
            List<Objection> objections) {
        IncidentId id = state.history().incident();
        return switch (command) {
            case DeclareIncident _ ->
                    throw refused(Refusal.because(ALREADY_DECLARED, "%s is declared already.", id));
            case ReclassifyIncident it ->
                    List.of(
                            new IncidentReclassified(
                                    id,
                                    it.nature(),
                                    it.severity(),
                                    it.title(),
                                    it.reason(),
                                    objections,
                                    clocks(state, asserted)));
            case ReachMilestone it ->
                    List.of(
                            new MilestoneReached(
                                    id,
                                    it.milestone(),
                                    it.note(),
                                    objections,
                                    clocks(state, asserted)));
            case TakeServiceOffline it -> {
                Clocks clocks = clocks(state, asserted);
                yield List.of(
                        new ServiceTakenOffline(
                                id,
                                it.service(),
                                tenants(it.service(), it.tenants(), clocks),
                                it.cause(),
                                it.step(),
                                it.reason(),
                                null,
                                objections,
                                clocks));
            }
            case TakeSiteOffline it ->
                    new SiteShutdown(catalogue, state.history(), clocks(state, asserted))
                            .events(it, objections);
            case ReconnectSite it -> {
                KnownNames.require(catalogue, it.site(), "site");
                yield List.of(
                        new SiteReconnected(
                                id, it.site(), it.note(), objections, clocks(state, asserted)));
            }
            case ReportDisruption it -> {
                Clocks clocks = clocks(state, asserted);
                requireDependency(it.dependency());
                yield List.of(
                        new DisruptionReported(
                                id,
                                it.service(),
                                tenants(it.service(), it.tenants(), clocks),
                                it.kind(),
                                it.cause(),
                                it.dependency(),
                                it.step(),
                                it.description(),
                                objections,
                                clocks));
            }
            case RestoreService it -> {
                Clocks clocks = clocks(state, asserted);
                requireDependency(it.dependency());
                yield List.of(
                        new ServiceRestored(
                                id,
                                it.service(),
                                tenants(it.service(), it.tenants(), clocks),
                                it.cause(),
                                it.dependency(),
                                it.step(),
                                it.wave(),
                                it.note(),
                                objections,
                                clocks));
            }
            case EndDisruption it -> {
                Clocks clocks = clocks(state, asserted);
                requireDependency(it.dependency());
                yield List.of(
                        new DisruptionEnded(
                                id,
                                it.service(),
                                tenants(it.service(), it.tenants(), clocks),
                                it.cause(),
                                it.dependency(),
                                it.step(),
                                it.outcome(),
                                it.note(),
                                objections,
                                clocks));
            }
            case PostUpdate it -> List.of(new UpdatePosted(id, it.text(), clocks(state, asserted)));
            case LogNote it -> List.of(new NoteLogged(id, it.text(), clocks(state, asserted)));
            case CorrectEntry it -> new AmendmentProposal(this, state).of(it, asserted, objections);
            case RetractEntry it -> new AmendmentProposal(this, state).of(it, asserted, objections);
            case ResolveIncident it ->
                    List.of(LifecycleRules.resolve(state, it, timeless(state, asserted)));
            case CloseIncident it ->
                    List.of(LifecycleRules.close(state, it, timeless(state, asserted)));
            case ReopenIncident it ->
                    List.of(LifecycleRules.reopen(state, it, timeless(state, asserted)));
            case DismissIncident it ->
                    List.of(LifecycleRules.dismiss(state, it, timeless(state, asserted)));
        };
    }

    /** An entry of this incident, by its name or by its index in the request. */
    EntryId resolved(History history, EntryId entry, String field) {
        EntryId named = entry;
        if (entry.inTheSameRequest() && entry.sequence() < batch.size()) {
            named = history.entryAt(batch.get((int) entry.sequence()));
        }
        if (!named.stream().equals(history.incident().value())
                || history.recorded(named.sequence()) == null) {
            throw refused(
                    Refusal.because(
                                    UNKNOWN_ENTRY,
                                    "There is no entry %s in %s.",
                                    entry,
                                    history.incident())
                            .at("/" + field));
        }
        return named;
    }

    /** The clocks of something that is not a fact of the world, and may be said at any time. */
    Clocks timeless(Declared state, Asserted asserted) {
        EntryId follows = asserted.follows();
        EntryId named = follows == null ? null : resolved(state.history(), follows, "follows");
        return ClockRules.complete(asserted, now, now, named);
    }

    private Clocks clocks(Declared state, Asserted asserted) {
        Clocks clocks = timeless(state, asserted);
        if (state instanceof Ended ended
                && ended.by().clocks().occurredAt().certainlyBefore(clocks.occurredAt())) {
            throw refused(
                    Refusal.because(
                                    AFTER_CLOSURE,
                                    "%s ended at %s; nothing can have occurred in it at %s. Reopen"
                                            + " it first.",
                                    state.history().incident(),
                                    ended.by().clocks().occurredAt().latest(),
                                    clocks.occurredAt().earliest())
                            .at("/occurredAt"));
        }
        return clocks;
    }

    private IncidentEvent declared(IncidentId id, DeclareIncident declare, Asserted asserted) {
        if (declare.detectedAt() != null) {
            ClockRules.requireNotInTheFuture("detectedAt", declare.detectedAt().earliest(), now);
        }
        return new IncidentDeclared(
                id,
                declare.nature(),
                declare.severity(),
                declare.title(),
                declare.summary(),
                declare.detectedAt() == null ? null : declare.detectedAt().cutAt(now),
                ClockRules.complete(asserted, now, now, null));
    }

    private TenantSet tenants(ServiceId service, TenantSelection selection, Clocks clocks) {
        KnownNames.require(catalogue, service, "service");
        selection.named().forEach(tenant -> KnownNames.require(catalogue, tenant, "tenants"));
        if (!selection.all()) {
            return new TenantSet(false, selection.named());
        }
        Instant at = clocks.occurredAt().earliest();
        List<TenantId> subscribers = catalogue.subscribers(service, at);
        if (subscribers.isEmpty()) {
            throw refused(
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

    static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(refusal);
    }
}
