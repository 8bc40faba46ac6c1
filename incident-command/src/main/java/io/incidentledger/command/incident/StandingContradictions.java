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
import io.incidentledger.command.incident.History.Placed;
import io.incidentledger.command.incident.Incident.Ended;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The entries of a history that contradict the rest of it as it stands. */
record StandingContradictions(History history) {

    /**
     * Their places, as far as they concern these pairs and sites.
     *
     * @param life whether a step of the incident's life is in question, so that everything that it
     *     rests on is looked at
     */
    Set<Long> places(Set<Object> subjects, boolean life) {
        Set<Long> found = new HashSet<>();
        subjects.forEach(subject -> found.addAll(ofFacts(subject)));
        found.addAll(ofSteps(life ? StillOut.in(history) : new StillOut(history, subjects)));
        if (life && Incident.reached(history) instanceof Ended ended) {
            found.addAll(history.wentOnAfter(ended.by().clocks().occurredAt()));
        }
        return found;
    }

    private List<Long> ofFacts(Object subject) {
        PairHistory folded = history.of(subject);
        return folded.ordered().stream()
                .map(PairFact::place)
                .filter(
                        place ->
                                Effects.contradiction(
                                                folded.effectOf(place),
                                                Objects.requireNonNull(history.effective(place)))
                                        .isPresent())
                .toList();
    }

    private Set<Long> ofSteps(StillOut stillOut) {
        Set<Long> found = new HashSet<>();
        IncidentStatus status = null;
        OccurredAt last = null;
        List<Placed<LifecycleEvent>> life = history.standing(LifecycleEvent.class);
        for (int index = 0; index < life.size(); index++) {
            LifecycleEvent step = life.get(index).event();
            OccurredAt at = step.clocks().occurredAt();
            boolean reopenedSince =
                    life.subList(index, life.size()).stream()
                            .anyMatch(later -> later.event() instanceof IncidentReopened);
            boolean backwards = last != null && at.certainlyBefore(last);
            if (backwards
                    || !canFollow(status, step)
                    || isTooEarly(step, stillOut, reopenedSince)) {
                found.add(life.get(index).place());
            }
            status = IncidentStatus.after(step);
            last = at;
        }
        return found;
    }

    /** Nothing may be out when it is resolved, closed or dismissed, or go out for good later. */
    private static boolean isTooEarly(
            LifecycleEvent event, StillOut stillOut, boolean reopenedSince) {
        OccurredAt at = event.clocks().occurredAt();
        return switch (event) {
            case IncidentResolved _, IncidentClosed _, IncidentDismissed _ ->
                    !(reopenedSince ? stillOut.at(at) : stillOut.since(at)).isEmpty()
                            || !(reopenedSince ? stillOut.bridgedAt(at) : stillOut.bridgedSince(at))
                                    .isEmpty();
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
