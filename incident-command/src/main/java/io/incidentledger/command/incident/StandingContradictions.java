package io.incidentledger.command.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent.IncidentClosed;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentDismissed;
import io.incidentledger.api.incident.IncidentEvent.IncidentReopened;
import io.incidentledger.api.incident.IncidentEvent.IncidentResolved;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentStatus;
import io.incidentledger.api.incident.PairFact;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.api.incident.PairHistory.Effect;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/** The entries of a history that contradict the rest of it as it stands. */
record StandingContradictions(History history) {

    /** Their places, as far as they concern these pairs and sites or the life of the incident. */
    Set<Long> places(Set<Object> subjects) {
        Set<Long> found = new HashSet<>();
        for (Object subject : subjects) {
            PairHistory folded = Contradictions.folded(history, subject);
            for (PairFact fact : folded.ordered()) {
                Effect effect = folded.effectOf(fact.place());
                if (effect == Effect.CHANGED_NOTHING || effect == Effect.CLOSED_NOTHING) {
                    found.add(fact.place());
                }
            }
        }
        found.addAll(inTheLifeOfTheIncident());
        return found;
    }

    private Set<Long> inTheLifeOfTheIncident() {
        Set<Long> found = new HashSet<>();
        IncidentStatus status = null;
        OccurredAt last = null;
        for (Placed<LifecycleEvent> step : history.standing(LifecycleEvent.class)) {
            OccurredAt at = step.event().clocks().occurredAt();
            boolean backwards = last != null && at.certainlyBefore(last);
            if (backwards || !canFollow(status, step.event()) || isTooEarly(step.event())) {
                found.add(step.place());
            }
            status = IncidentStatus.after(step.event());
            last = at;
        }
        return found;
    }

    /** Nothing may be out when it is resolved, closed or dismissed. */
    private boolean isTooEarly(LifecycleEvent event) {
        return switch (event) {
            case IncidentResolved _, IncidentClosed _, IncidentDismissed _ ->
                    !StillOut.at(history, event.clocks().occurredAt()).isEmpty();
            case IncidentDeclared _, IncidentReopened _ -> false;
        };
    }

    private static boolean canFollow(@Nullable IncidentStatus status, LifecycleEvent event) {
        return switch (event) {
            case IncidentDeclared _ -> status == null;
            case IncidentResolved _, IncidentDismissed _ -> status == IncidentStatus.OPEN;
            case IncidentClosed _ -> status == IncidentStatus.RESOLVED;
            case IncidentReopened _ -> status != null && status != IncidentStatus.OPEN;
        };
    }
}
