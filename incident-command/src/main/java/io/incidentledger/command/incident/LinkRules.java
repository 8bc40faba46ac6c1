package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.api.refusal.RefusalCode.LINK_CYCLE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_OTHER_INCIDENT;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.LinkEvent.IncidentLinked;
import io.incidentledger.api.incident.Relation;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.judgement.Verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;

/**
 * What stands against a link. Each relation is looked at by itself: that one incident is part of
 * another which it has brought about is strange, but no circle.
 */
record LinkRules(KnownLinks links) {

    /**
     * @throws CommandRefused if it leads to nothing, or back to where it begins
     */
    void require(IncidentLinked event) {
        if (event.other().equals(event.incident())) {
            throw refused(
                    Refusal.because(
                            LINK_CYCLE, "%s cannot be linked to itself.", event.incident()));
        }
        if (!links.isDeclared(event.other())) {
            throw refused(
                    Refusal.because(
                            UNKNOWN_OTHER_INCIDENT, "There is no incident %s.", event.other()));
        }
        List<IncidentId> way = way(event.other(), event.incident(), event.relation());
        if (!way.isEmpty()) {
            String and = ", which is %s ".formatted(event.relation());
            throw refused(
                    Refusal.because(
                            LINK_CYCLE,
                            "%s is %s %s already; both ways it would be a circle.",
                            event.other(),
                            event.relation(),
                            way.stream()
                                    .skip(1)
                                    .map(IncidentId::value)
                                    .collect(Collectors.joining(and))));
        }
    }

    static Verdict verdict(IncidentLinked event, long place, History history) {
        return history.standing(IncidentLinked.class).stream()
                .filter(it -> it.place() != place)
                .filter(it -> it.event().other().equals(event.other()))
                .filter(it -> it.event().relation() == event.relation())
                .findFirst()
                .map(it -> history.entryAt(it.place()).toString())
                .map(
                        entry ->
                                new Objection(
                                        NOTHING_CHANGES,
                                        "%s says so already.".formatted(entry),
                                        List.of(entry)))
                .map(objection -> Verdict.against(List.of(objection)))
                .orElse(Verdict.CLEAR);
    }

    /** From one incident to another, both included; empty if there is no way. */
    private List<IncidentId> way(IncidentId from, IncidentId to, Relation relation) {
        Map<IncidentId, IncidentId> cameFrom = new HashMap<>(Map.of(from, from));
        Queue<IncidentId> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            IncidentId here = next.remove();
            links.of(here).stream()
                    .filter(link -> link.relation() == relation)
                    .filter(link -> cameFrom.putIfAbsent(link.other(), here) == null)
                    .forEach(link -> next.add(link.other()));
        }
        List<IncidentId> way = new ArrayList<>();
        IncidentId step = cameFrom.containsKey(to) ? to : null;
        while (step != null) {
            way.addFirst(step);
            step = step.equals(from) ? null : cameFrom.get(step);
        }
        return way;
    }

    private static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(refusal.at("/other"));
    }
}
