package io.incidentledger.command.incident;

import io.incidentledger.api.incident.IncidentCommand.CorrectEntry;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.LinkCommand.LinkIncident;
import io.incidentledger.api.incident.LinkEvent.IncidentLinked;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How other incidents stand to each other, as far as a request to one of them needs it. None of
 * them is locked for it: two requests that link two incidents to each other at the same instant do
 * not see one another.
 *
 * @param standing the standing links of every incident that was found declared; may be none
 */
record KnownLinks(Map<IncidentId, List<IncidentLinked>> standing) {
    /** For a request that links nothing. */
    static final KnownLinks NONE = new KnownLinks(Map.of());

    KnownLinks {
        standing = Map.copyOf(standing);
    }

    /**
     * Everything that can be reached from the incidents that a request links to; nothing is looked
     * up unless it links some.
     *
     * @param recorded the events of an incident; none if there is no such incident
     */
    static KnownLinks neededBy(
            List<IncidentStatement> statements,
            Function<IncidentId, List<IncidentEvent>> recorded) {
        Map<IncidentId, List<IncidentLinked>> found = new HashMap<>();
        Queue<IncidentId> next = new ArrayDeque<>(linkedBy(statements).toList());
        while (!next.isEmpty()) {
            IncidentId incident = next.remove();
            List<IncidentEvent> events =
                    found.containsKey(incident) ? List.of() : recorded.apply(incident);
            if (!events.isEmpty()) {
                found.put(incident, standing(incident, events));
                found.get(incident).forEach(link -> next.add(link.other()));
            }
        }
        return new KnownLinks(found);
    }

    boolean isDeclared(IncidentId incident) {
        return standing.containsKey(incident);
    }

    List<IncidentLinked> of(IncidentId incident) {
        return standing.getOrDefault(incident, List.of());
    }

    /** Also by a correction of an earlier link. */
    private static Stream<IncidentId> linkedBy(List<IncidentStatement> statements) {
        return statements.stream()
                .map(
                        statement ->
                                statement.command() instanceof CorrectEntry correction
                                        ? correction.replacement().command()
                                        : statement.command())
                .filter(LinkIncident.class::isInstance)
                .map(command -> ((LinkIncident) command).other());
    }

    private static List<IncidentLinked> standing(IncidentId incident, List<IncidentEvent> events) {
        History history = History.of(incident);
        for (IncidentEvent event : events) {
            history = history.plus(event);
        }
        return history.standing(IncidentLinked.class).stream().map(History.Placed::event).toList();
    }
}
