package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;
import static io.incidentledger.api.refusal.RefusalCode.OTHER_KIND_OF_ENTRY;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.IncidentCommand.CorrectEntry;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.RetractEntry;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.EntryRetracted;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentReopened;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;
import io.incidentledger.api.incident.IncidentReplacement;
import io.incidentledger.api.incident.Inference;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.ResponseEvent;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.incident.Incident.Declared;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What corrections and retractions would record: the original stays, and so does its place.
 *
 * @param objections what is recorded with the first event
 */
record AmendmentProposal(
        Proposal proposal, Declared state, NamedEntries entries, List<Objection> objections) {

    List<IncidentEvent> of(RetractEntry command, Clocks clocks) {
        EntryId entry = original(command.entry());
        if (recorded(entry) instanceof IncidentDeclared) {
            throw new CommandRefused(
                    Refusal.because(
                                    NOT_CORRECTABLE,
                                    "%s declares the incident: dismiss it instead.",
                                    entry)
                            .at("/entry"));
        }
        if (UpdateRules.isSaid(recorded(entry), history())) {
            throw notCorrectable(
                    "%s is about an update that was released: what was said was said. Draft"
                            + " another one that corrects it.",
                    entry);
        }
        return List.of(
                new EntryRetracted(
                        history().incident(), entry, command.reason(), objections, clocks));
    }

    List<IncidentEvent> of(CorrectEntry command, Clocks clocks) {
        EntryId entry = original(command.entry());
        if (recorded(entry) instanceof CommunicationEvent) {
            throw notCorrectable(
                    "%s is about an update, whose text is what was approved. Draft it again, or,"
                            + " once it was released, another one that corrects it.",
                    entry);
        }
        IncidentEvent replacement = replacement(entry, command.replacement());
        List<IncidentEvent> events = new ArrayList<>();
        events.add(corrected(entry, replacement, command, objections, clocks));
        if (replacement instanceof SiteTakenOffline site) {
            new SiteMove(history(), entry.sequence(), site)
                    .moved()
                    .forEach(
                            (place, moved) ->
                                    events.add(
                                            corrected(
                                                    history().entryAt(place),
                                                    moved,
                                                    command,
                                                    List.of(),
                                                    clocks)));
        }
        return events;
    }

    private IncidentEvent replacement(EntryId entry, IncidentReplacement stated) {
        IncidentEvent original = recorded(entry);
        IncidentEvent replacement =
                proposalAt(entry)
                        .of(before(entry, stated), stated.command(), stated.asserted(), List.of())
                        .getFirst();
        boolean sameSite =
                !(original instanceof SiteTakenOffline was)
                        || (replacement instanceof SiteTakenOffline is
                                && is.site().equals(was.site())
                                && is.except().equals(was.except()));
        if (replacement.getClass() != original.getClass() || !sameSite) {
            throw otherKind(entry, original);
        }
        return replacement instanceof ServiceTakenOffline off
                        && original instanceof ServiceTakenOffline was
                ? inferred(off, was.inferredFrom())
                : replacement;
    }

    /**
     * The rules of a step of the life are asked of the incident as it was before that step, those
     * of the recovery of the incident without the entry.
     */
    private Incident before(EntryId entry, IncidentReplacement stated) {
        if (stated.command() instanceof DeclareIncident) {
            return Incident.undeclared(history().incident());
        }
        return switch (recorded(entry)) {
            case IncidentDeclared _ -> state;
            case LifecycleEvent _ -> Incident.reached(history().withoutStepsFrom(entry.sequence()));
            case RecoveryEvent _, ResponseEvent _ ->
                    Incident.reached(history().without(entry.sequence()));
            case IncidentEvent _ -> state;
        };
    }

    private Proposal proposalAt(EntryId entry) {
        boolean reopenedSince =
                history().standing(LifecycleEvent.class).stream()
                        .anyMatch(
                                step ->
                                        step.place() > entry.sequence()
                                                && step.event() instanceof IncidentReopened);
        return new Proposal(proposal.given(), proposal.batch(), reopenedSince);
    }

    private static ServiceTakenOffline inferred(
            ServiceTakenOffline is, @Nullable Inference inference) {
        return new ServiceTakenOffline(
                is.incident(),
                is.service(),
                is.tenants(),
                is.cause(),
                is.step(),
                is.reason(),
                inference,
                List.of(),
                is.clocks());
    }

    private EntryCorrected corrected(
            EntryId entry,
            IncidentEvent replacement,
            CorrectEntry command,
            List<Objection> against,
            Clocks clocks) {
        return new EntryCorrected(
                history().incident(), entry, replacement, command.reason(), against, clocks);
    }

    private EntryId original(EntryId named) {
        EntryId entry = entries.resolved(named, "entry");
        if (recorded(entry) instanceof Amendment amendment) {
            throw new CommandRefused(
                    Refusal.because(
                                    NOT_CORRECTABLE,
                                    "%s amends %s: correct or retract that one instead.",
                                    entry,
                                    amendment.entry())
                            .at("/entry"));
        }
        return entry;
    }

    private static CommandRefused notCorrectable(String sentence, EntryId entry) {
        return new CommandRefused(Refusal.because(NOT_CORRECTABLE, sentence, entry).at("/entry"));
    }

    private static CommandRefused otherKind(EntryId entry, IncidentEvent original) {
        return new CommandRefused(
                Refusal.because(
                                OTHER_KIND_OF_ENTRY,
                                "%s is a %s of its own; a correction keeps what it is about."
                                        + " Retract it and record the other.",
                                entry,
                                original.getClass().getSimpleName())
                        .at("/replacement"));
    }

    private IncidentEvent recorded(EntryId entry) {
        return Objects.requireNonNull(history().recorded(entry.sequence()));
    }

    private History history() {
        return state.history();
    }
}
