package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;
import static io.incidentledger.api.refusal.RefusalCode.OTHER_KIND_OF_ENTRY;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.CorrectEntry;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.RetractEntry;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.EntryRetracted;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;
import io.incidentledger.api.incident.Inference;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.incident.Incident.Declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What corrections and retractions would record: the original stays, and so does its place. */
record AmendmentProposal(Proposal proposal, Declared state) {

    List<IncidentEvent> of(RetractEntry command, Asserted asserted, List<Objection> objections) {
        EntryId entry = original(command.entry());
        if (recorded(entry) instanceof IncidentDeclared) {
            throw Proposal.refused(
                    Refusal.because(
                                    NOT_CORRECTABLE,
                                    "%s declares the incident: dismiss it instead.",
                                    entry)
                            .at("/entry"));
        }
        return List.of(
                new EntryRetracted(
                        history().incident(),
                        entry,
                        command.reason(),
                        objections,
                        proposal.timeless(state, asserted)));
    }

    List<IncidentEvent> of(CorrectEntry command, Asserted asserted, List<Objection> objections) {
        EntryId entry = original(command.entry());
        Clocks clocks = proposal.timeless(state, asserted);
        IncidentEvent replacement = replacement(entry, command);
        List<IncidentEvent> events = new ArrayList<>();
        events.add(corrected(entry, replacement, command, objections, clocks));
        if (replacement instanceof SiteTakenOffline site) {
            for (long place : history().inferredFrom(entry.sequence())) {
                IncidentEvent moved = moved(place, site);
                events.add(corrected(history().entryAt(place), moved, command, List.of(), clocks));
            }
        }
        return events;
    }

    private IncidentEvent replacement(EntryId entry, CorrectEntry command) {
        IncidentEvent original = recorded(entry);
        IncidentCommand stated = command.replacement().command();
        Incident before =
                stated instanceof DeclareIncident
                        ? Incident.undeclared(history().incident())
                        : withoutTheEntry(entry);
        IncidentEvent replacement =
                proposal.of(before, stated, command.replacement().asserted(), List.of()).getFirst();
        boolean sameSite =
                !(original instanceof SiteTakenOffline was)
                        || (replacement instanceof SiteTakenOffline is
                                && is.site().equals(was.site())
                                && is.except().equals(was.except()));
        if (replacement.getClass() != original.getClass() || !sameSite) {
            throw Proposal.refused(
                    Refusal.because(
                                    OTHER_KIND_OF_ENTRY,
                                    "%s is a %s of its own; a correction keeps what it is about."
                                            + " Retract it and record the other.",
                                    entry,
                                    original.getClass().getSimpleName())
                            .at("/replacement"));
        }
        return replacement instanceof ServiceTakenOffline off
                        && original instanceof ServiceTakenOffline was
                ? inferred(off, was)
                : replacement;
    }

    /** The rules of a life-cycle step are asked of the state as it was without that step. */
    private Incident withoutTheEntry(EntryId entry) {
        if (recorded(entry) instanceof IncidentEvent.LifecycleEvent) {
            History without = History.of(history().incident());
            for (long place = 0; place < entry.sequence(); place++) {
                without = without.plus(Objects.requireNonNull(history().recorded(place)));
            }
            return Incident.reached(without);
        }
        return state;
    }

    /** An inferred fact goes where its site goes. */
    private IncidentEvent moved(long place, SiteTakenOffline site) {
        ServiceTakenOffline was =
                (ServiceTakenOffline) Objects.requireNonNull(history().effective(place));
        return new ServiceTakenOffline(
                was.incident(),
                was.service(),
                was.tenants(),
                site.cause(),
                site.step(),
                was.reason(),
                was.inferredFrom(),
                List.of(),
                site.clocks());
    }

    private static ServiceTakenOffline inferred(ServiceTakenOffline is, ServiceTakenOffline was) {
        Inference inference = was.inferredFrom();
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
            List<Objection> objections,
            Clocks clocks) {
        return new EntryCorrected(
                history().incident(), entry, replacement, command.reason(), objections, clocks);
    }

    private EntryId original(EntryId named) {
        EntryId entry = proposal.resolved(history(), named, "entry");
        if (recorded(entry) instanceof Amendment amendment) {
            throw Proposal.refused(
                    Refusal.because(
                                    NOT_CORRECTABLE,
                                    "%s amends %s: correct or retract that one instead.",
                                    entry,
                                    amendment.entry())
                            .at("/entry"));
        }
        return entry;
    }

    private IncidentEvent recorded(EntryId entry) {
        return Objects.requireNonNull(history().recorded(entry.sequence()));
    }

    private History history() {
        return state.history();
    }
}
