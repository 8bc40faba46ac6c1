package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.ALREADY_ENDED;
import static io.incidentledger.api.refusal.RefusalCode.ALREADY_RESOLVED;
import static io.incidentledger.api.refusal.RefusalCode.DISRUPTIONS_OPEN;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.NOT_ENDED;
import static io.incidentledger.api.refusal.RefusalCode.NOT_RESOLVED;
import static io.incidentledger.api.refusal.RefusalCode.WORKAROUNDS_ACTIVE;

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

/**
 * Which step of its life an incident can take from where it stands.
 *
 * @param reopenedSince whether it was reopened later: then what went on after this step is no
 *     business of it
 */
record LifecycleRules(Declared state, boolean reopenedSince) {

    IncidentResolved resolve(ResolveIncident command, Clocks clocks) {
        switch (state) {
            case Open _ -> {}
            case Resolved _ -> throw refused(ALREADY_RESOLVED, "%s is resolved already.", id());
            case Closed _, Dismissed _ -> throw refused(ALREADY_ENDED, "%s has ended.", id());
        }
        requireInOrder(clocks);
        requireNothingOut(clocks);
        return new IncidentResolved(id(), command.note(), clocks);
    }

    IncidentClosed close(CloseIncident command, Clocks clocks) {
        switch (state) {
            case Resolved _ -> {}
            case Open _ -> throw refused(NOT_RESOLVED, "%s is not resolved yet.", id());
            case Closed _, Dismissed _ ->
                    throw refused(ALREADY_ENDED, "%s has ended already.", id());
        }
        requireInOrder(clocks);
        requireNothingOut(clocks);
        requireNothingAfter(clocks);
        return new IncidentClosed(id(), command.note(), clocks);
    }

    IncidentReopened reopen(ReopenIncident command, Clocks clocks) {
        switch (state) {
            case Open _ -> throw refused(NOT_ENDED, "%s is open.", id());
            case Resolved _, Closed _, Dismissed _ -> {}
        }
        requireInOrder(clocks);
        return new IncidentReopened(id(), command.reason(), clocks);
    }

    IncidentDismissed dismiss(DismissIncident command, Clocks clocks) {
        switch (state) {
            case Open _ -> {}
            case Resolved _ ->
                    throw refused(
                            ALREADY_RESOLVED,
                            "%s is resolved: reopen it first, if it was a false alarm.",
                            id());
            case Closed _, Dismissed _ ->
                    throw refused(ALREADY_ENDED, "%s has ended already.", id());
        }
        requireInOrder(clocks);
        requireNothingOut(clocks);
        requireNothingAfter(clocks);
        return new IncidentDismissed(id(), command.reason(), clocks);
    }

    private void requireInOrder(Clocks clocks) {
        LifecycleEvent last = state.history().standing(LifecycleEvent.class).getLast().event();
        if (clocks.occurredAt().certainlyBefore(last.clocks().occurredAt())) {
            throw impossible(
                    "This cannot have happened at %s: %s happened at %s.",
                    clocks.occurredAt().latest(),
                    last.getClass().getSimpleName(),
                    last.clocks().occurredAt().earliest());
        }
    }

    private void requireNothingOut(Clocks clocks) {
        StillOut stillOut = StillOut.in(state.history());
        List<String> out =
                reopenedSince
                        ? stillOut.at(clocks.occurredAt())
                        : stillOut.since(clocks.occurredAt());
        if (!out.isEmpty()) {
            throw refused(
                    DISRUPTIONS_OPEN,
                    "%s still has %d out at that time: %s.",
                    id(),
                    out.size(),
                    String.join(", ", out));
        }
        List<String> bridged =
                reopenedSince
                        ? stillOut.bridgedAt(clocks.occurredAt())
                        : stillOut.bridgedSince(clocks.occurredAt());
        if (!bridged.isEmpty()) {
            throw refused(
                    WORKAROUNDS_ACTIVE,
                    "%s still has %d workarounds active at that time: %s.",
                    id(),
                    bridged.size(),
                    String.join(", ", bridged));
        }
    }

    /** What has ended takes no facts that occurred later, so it cannot end before some. */
    private void requireNothingAfter(Clocks clocks) {
        List<Long> after = state.history().wentOnAfter(clocks.occurredAt());
        if (!reopenedSince && !after.isEmpty()) {
            throw impossible(
                    "%s cannot have ended at %s: %s occurred after that.",
                    id(), clocks.occurredAt().latest(), state.history().entryAt(after.getFirst()));
        }
    }

    private IncidentId id() {
        return state.history().incident();
    }

    private static CommandRefused impossible(String sentence, Object... ids) {
        return new CommandRefused(
                Refusal.because(IMPOSSIBLE_ORDER, sentence, ids).at("/occurredAt"));
    }

    private static CommandRefused refused(RefusalCode code, String sentence, Object... ids) {
        return new CommandRefused(Refusal.because(code, sentence, ids));
    }
}
