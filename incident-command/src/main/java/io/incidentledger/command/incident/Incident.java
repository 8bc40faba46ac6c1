package io.incidentledger.command.incident;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.IncidentClosed;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentDismissed;
import io.incidentledger.api.incident.IncidentEvent.IncidentReopened;
import io.incidentledger.api.incident.IncidentEvent.IncidentResolved;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentId;

import java.util.List;

/** One incident, in the state that its history has brought it to. */
sealed interface Incident {
    /** Nothing has been recorded under this id. */
    record Undeclared(IncidentId id) implements Incident {}

    /** An incident that has been declared, whatever has become of it. */
    sealed interface Declared extends Incident {
        History history();
    }

    record Open(History history) implements Declared {}

    record Resolved(History history, IncidentResolved by) implements Declared {}

    /** Closed, or dismissed as a false alarm: nothing may occur in it any more. */
    sealed interface Ended extends Declared {
        LifecycleEvent by();
    }

    record Closed(History history, IncidentClosed by) implements Ended {}

    record Dismissed(History history, IncidentDismissed by) implements Ended {}

    /** The state before anything is recorded. */
    static Incident undeclared(IncidentId id) {
        return new Undeclared(id);
    }

    /**
     * The state once this has happened. Total over what {@code decide} can have recorded.
     *
     * @throws CorruptHistory if it cannot have happened in this state
     */
    static Incident evolve(Incident state, IncidentEvent event) {
        return switch (state) {
            case Undeclared(IncidentId id) ->
                    switch (event) {
                        case IncidentDeclared declared -> reached(History.of(id).plus(declared));
                        case IncidentEvent other ->
                                throw new CorruptHistory(id + " begins with " + other);
                    };
            case Declared declared ->
                    switch (event) {
                        case IncidentDeclared again ->
                                throw new CorruptHistory(
                                        again.incident() + " is declared a second time");
                        case IncidentEvent next -> reached(declared.history().plus(next));
                    };
        };
    }

    /** The state that a history ends in; it has a declaration. */
    static Incident reached(History history) {
        List<History.Placed<LifecycleEvent>> life = history.standing(LifecycleEvent.class);
        return switch (life.getLast().event()) {
            case IncidentDeclared _, IncidentReopened _ -> new Open(history);
            case IncidentResolved resolved -> new Resolved(history, resolved);
            case IncidentClosed closed -> new Closed(history, closed);
            case IncidentDismissed dismissed -> new Dismissed(history, dismissed);
        };
    }

    /** The sequence of the next event. */
    static long next(Incident state) {
        return switch (state) {
            case Undeclared _ -> 0;
            case Declared declared -> declared.history().size();
        };
    }
}
