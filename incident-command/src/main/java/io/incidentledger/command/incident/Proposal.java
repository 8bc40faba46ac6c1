package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.ALREADY_DECLARED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_INCIDENT;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.CommunicationCommand;
import io.incidentledger.api.incident.ForecastCommand;
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
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.SiteReconnected;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.LinkCommand;
import io.incidentledger.api.incident.LinkCommand.LinkIncident;
import io.incidentledger.api.incident.LinkEvent;
import io.incidentledger.api.incident.LinkEvent.IncidentLinked;
import io.incidentledger.api.incident.RecoveryCommand;
import io.incidentledger.api.incident.ResponseCommand;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.KnownNames;
import io.incidentledger.command.incident.Incident.Declared;
import io.incidentledger.command.incident.Incident.Undeclared;
import io.incidentledger.command.judgement.ClockRules;

import java.util.List;

/**
 * What a command would record in a state, before anything is weighed against it. Refuses what is
 * unknown or cannot be; what merely contradicts the history is for {@link Contradictions}.
 *
 * @param given what it knows beside the incident
 * @param batch the sequences of what the earlier commands of the same request record, by index
 * @param reopenedSince whether the incident was reopened after what is proposed; only what a
 *     correction proposes can lie that far back
 */
record Proposal(Circumstances given, List<Long> batch, boolean reopenedSince) {

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
                                throw new CommandRefused(
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
        NamedEntries entries = new NamedEntries(state.history(), batch);
        StatedClocks stated = new StatedClocks(state, entries, asserted, given.now());
        ServiceProposal service = new ServiceProposal(id, given.catalogue(), stated, objections);
        AmendmentProposal amendment = new AmendmentProposal(this, state, entries, objections);
        LifecycleRules life = new LifecycleRules(state, reopenedSince);
        return switch (command) {
            case DeclareIncident _ ->
                    throw new CommandRefused(
                            Refusal.because(ALREADY_DECLARED, "%s is declared already.", id));
            case ReclassifyIncident it -> List.of(reclassified(id, it, objections, stated));
            case ReachMilestone it -> List.of(reached(id, it, objections, stated));
            case TakeServiceOffline it -> List.of(service.of(it));
            case ReportDisruption it -> List.of(service.of(it));
            case RestoreService it -> List.of(service.of(it));
            case EndDisruption it -> List.of(service.of(it));
            case TakeSiteOffline it ->
                    new SiteShutdown(given.catalogue(), state.history(), stated.ofFact())
                            .events(it, objections);
            case ReconnectSite it -> List.of(reconnected(id, it, objections, stated));
            case PostUpdate it -> List.of(new UpdatePosted(id, it.text(), stated.ofFact()));
            case LogNote it -> List.of(new NoteLogged(id, it.text(), stated.ofFact()));
            case CommunicationCommand it ->
                    List.of(
                            new CommunicationProposal(stated, given.catalogue(), given.actor())
                                    .of(it));
            case LinkCommand it -> List.of(linked(id, it, objections, stated));
            case ForecastCommand it -> List.of(new ResponseProposal(service).of(it));
            case ResponseCommand it -> List.of(new ResponseProposal(service).of(it));
            case RecoveryCommand it -> List.of(new RecoveryProposal(service).of(it));
            case CorrectEntry it -> amendment.of(it, stated.timeless());
            case RetractEntry it -> amendment.of(it, stated.timeless());
            case ResolveIncident it -> List.of(life.resolve(it, stated.timeless()));
            case CloseIncident it -> List.of(life.close(it, stated.timeless()));
            case ReopenIncident it -> List.of(life.reopen(it, stated.timeless()));
            case DismissIncident it -> List.of(life.dismiss(it, stated.timeless()));
        };
    }

    private IncidentEvent declared(IncidentId id, DeclareIncident declare, Asserted asserted) {
        Clocks clocks = ClockRules.complete(asserted, given.now(), given.now(), null);
        OccurredAt detectedAt = declare.detectedAt();
        if (detectedAt != null) {
            LearnedAt learnedAt = clocks.learnedAt();
            detectedAt = detectedAt.cutAt(learnedAt == null ? given.now() : learnedAt.at());
            ClockRules.requireNotInTheFuture("detectedAt", detectedAt.latest(), given.now());
        }
        return new IncidentDeclared(
                id,
                declare.nature(),
                declare.severity(),
                declare.title(),
                declare.summary(),
                detectedAt,
                clocks);
    }

    private static IncidentEvent reclassified(
            IncidentId id, ReclassifyIncident it, List<Objection> objections, StatedClocks stated) {
        return new IncidentReclassified(
                id,
                it.nature(),
                it.severity(),
                it.title(),
                it.reason(),
                objections,
                stated.ofFact());
    }

    private static IncidentEvent reached(
            IncidentId id, ReachMilestone it, List<Objection> objections, StatedClocks stated) {
        return new MilestoneReached(id, it.milestone(), it.note(), objections, stated.ofFact());
    }

    /** It is no fact of the incident's own life, and may be said when that has ended. */
    private LinkEvent linked(
            IncidentId id, LinkCommand command, List<Objection> objections, StatedClocks stated) {
        return switch (command) {
            case LinkIncident it -> {
                IncidentLinked event =
                        new IncidentLinked(
                                id,
                                it.other(),
                                it.relation(),
                                it.reason(),
                                objections,
                                stated.timeless());
                new LinkRules(given.links()).require(event);
                yield event;
            }
        };
    }

    private IncidentEvent reconnected(
            IncidentId id, ReconnectSite it, List<Objection> objections, StatedClocks stated) {
        KnownNames.require(given.catalogue(), it.site(), "site");
        return new SiteReconnected(id, it.site(), it.note(), objections, stated.ofFact());
    }
}
