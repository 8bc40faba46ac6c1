package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.ALREADY_ENDED;
import static io.incidentledger.api.refusal.RefusalCode.ALREADY_RESOLVED;
import static io.incidentledger.api.refusal.RefusalCode.DISRUPTIONS_OPEN;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.NOT_ENDED;
import static io.incidentledger.api.refusal.RefusalCode.NOT_RESOLVED;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.incident.IncidentCommand.CloseIncident;
import io.incidentledger.api.incident.IncidentCommand.DismissIncident;
import io.incidentledger.api.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.api.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.api.incident.IncidentEvent.IncidentClosed;
import io.incidentledger.api.incident.IncidentEvent.IncidentDismissed;
import io.incidentledger.api.incident.IncidentEvent.IncidentReopened;
import io.incidentledger.api.incident.IncidentEvent.IncidentResolved;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.incident.Incident.Closed;
import io.incidentledger.command.incident.Incident.Declared;
import io.incidentledger.command.incident.Incident.Dismissed;
import io.incidentledger.command.incident.Incident.Open;
import io.incidentledger.command.incident.Incident.Resolved;

import java.util.List;

/** Which step of its life an incident can take from where it stands. */
final class LifecycleRules {
    private LifecycleRules() {}

    static IncidentResolved resolve(Declared state, ResolveIncident command, Clocks clocks) {
        IncidentId id = state.history().incident();
        switch (state) {
            case Open _ -> {}
            case Resolved _ -> throw refused(ALREADY_RESOLVED, "%s is resolved already.", id);
            case Closed _, Dismissed _ -> throw refused(ALREADY_ENDED, "%s has ended.", id);
        }
        requireInOrder(state, clocks);
        requireNothingOut(state, clocks);
        return new IncidentResolved(id, command.note(), clocks);
    }

    static IncidentClosed close(Declared state, CloseIncident command, Clocks clocks) {
        IncidentId id = state.history().incident();
        switch (state) {
            case Resolved _ -> {}
            case Open _ -> throw refused(NOT_RESOLVED, "%s is not resolved yet.", id);
            case Closed _, Dismissed _ -> throw refused(ALREADY_ENDED, "%s has ended already.", id);
        }
        requireInOrder(state, clocks);
        requireNothingOut(state, clocks);
        return new IncidentClosed(id, command.note(), clocks);
    }

    static IncidentReopened reopen(Declared state, ReopenIncident command, Clocks clocks) {
        IncidentId id = state.history().incident();
        switch (state) {
            case Open _ -> throw refused(NOT_ENDED, "%s is open.", id);
            case Resolved _, Closed _, Dismissed _ -> {}
        }
        requireInOrder(state, clocks);
        return new IncidentReopened(id, command.reason(), clocks);
    }

    static IncidentDismissed dismiss(Declared state, DismissIncident command, Clocks clocks) {
        IncidentId id = state.history().incident();
        switch (state) {
            case Open _ -> {}
            case Resolved _ ->
                    throw refused(
                            ALREADY_RESOLVED,
                            "%s is resolved: reopen it first, if it was a false alarm.",
                            id);
            case Closed _, Dismissed _ -> throw refused(ALREADY_ENDED, "%s has ended already.", id);
        }
        requireInOrder(state, clocks);
        requireNothingOut(state, clocks);
        return new IncidentDismissed(id, command.reason(), clocks);
    }

    private static void requireInOrder(Declared state, Clocks clocks) {
        LifecycleEvent last = state.history().standing(LifecycleEvent.class).getLast().event();
        if (clocks.occurredAt().certainlyBefore(last.clocks().occurredAt())) {
            throw new CommandRefused(
                    Refusal.because(
                                    IMPOSSIBLE_ORDER,
                                    "%s cannot have happened at %s: %s happened at %s.",
                                    "This",
                                    clocks.occurredAt().latest(),
                                    last.getClass().getSimpleName(),
                                    last.clocks().occurredAt().earliest())
                            .at("/occurredAt"));
        }
    }

    private static void requireNothingOut(Declared state, Clocks clocks) {
        List<String> out = StillOut.at(state.history(), clocks.occurredAt());
        if (!out.isEmpty()) {
            throw refused(
                    DISRUPTIONS_OPEN,
                    "%s still has %d out at that time: %s.",
                    state.history().incident(),
                    out.size(),
                    String.join(", ", out));
        }
    }

    private static CommandRefused refused(RefusalCode code, String sentence, Object... ids) {
        return new CommandRefused(Refusal.because(code, sentence, ids));
    }
}
