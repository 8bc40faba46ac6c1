package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.ResponseEvent;
import io.incidentledger.command.judgement.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stands against amendments because of what they do to the rest.
 *
 * @param before the history before the request
 * @param end the history that it leads to
 * @param prior the history just before the amendment
 */
record AmendmentVerdict(History before, History end, History prior) {

    Verdict of(List<IncidentEvent> events, Set<Object> touched) {
        Amendment amendment = (Amendment) events.getFirst();
        List<Objection> objections = new ArrayList<>();
        if (changesNothing(amendment)) {
            String name = amendment.entry().toString();
            objections.add(
                    new Objection(
                            NOTHING_CHANGES,
                            "%s stands like that already.".formatted(name),
                            List.of(name)));
        }
        for (long other : contradicted(events, touched)) {
            String entry = end.entryAt(other).toString();
            objections.add(
                    new Objection(
                            CONTRADICTS_ENTRY,
                            "With %s amended, %s contradicts the rest."
                                    .formatted(amendment.entry(), entry),
                            List.of(entry)));
        }
        return Verdict.against(objections);
    }

    private boolean changesNothing(Amendment amendment) {
        long place = amendment.entry().sequence();
        return Objects.equals(
                Unopposed.of(prior.effective(place)),
                Unopposed.of(prior.plus(amendment).effective(place)));
    }

    private Set<Long> contradicted(List<IncidentEvent> events, Set<Object> touched) {
        Set<Long> amended =
                events.stream()
                        .map(event -> ((Amendment) event).entry().sequence())
                        .collect(Collectors.toSet());
        boolean life =
                amended.stream().anyMatch(place -> end.recorded(place) instanceof LifecycleEvent);
        Set<Long> found = new TreeSet<>(new StandingContradictions(end).places(touched, life));
        found.removeAll(new StandingContradictions(before).places(touched, life));
        found.removeIf(this::isJudgedOnItsOwn);
        if (amended.stream().anyMatch(this::othersNeedIt)) {
            found.addAll(RecoveryRules.broken(end));
            found.removeAll(RecoveryRules.broken(before));
        }
        found.removeAll(amended);
        return found;
    }

    /** New facts are judged on the end state themselves; new steps of the life are not. */
    private boolean isJudgedOnItsOwn(long place) {
        return place >= before.size() && !(end.effective(place) instanceof LifecycleEvent);
    }

    private boolean othersNeedIt(long place) {
        IncidentEvent event = end.recorded(place);
        return event instanceof CommunicationEvent
                || event instanceof RecoveryEvent
                || event instanceof ResponseEvent
                || event instanceof ServiceRestored;
    }
}
