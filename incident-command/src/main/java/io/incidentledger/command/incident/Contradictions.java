package io.incidentledger.command.incident;

import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.ForecastEvent;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteEvent;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.api.incident.LinkEvent.IncidentLinked;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.ResponseEvent;
import io.incidentledger.command.judgement.Verdict;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the history at the end of a request says against what the request records.
 *
 * @param before the history before the request
 * @param end the history that it leads to
 */
record Contradictions(History before, History end) {

    /**
     * Weighs what one statement records.
     *
     * @param place where its first event stands
     * @param prior the history just before it
     * @throws io.incidentledger.api.refusal.CommandRefused if no order of the facts is possible
     */
    Verdict of(List<IncidentEvent> events, long place, History prior) {
        IncidentEvent first = events.getFirst();
        Set<Object> touched =
                events.stream()
                        .flatMap(event -> touched(event, prior))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        PossibleOrder possible = new PossibleOrder(end);
        possible.require(first instanceof Amendment it ? it.entry().sequence() : place);
        touched.forEach(possible::require);
        if (!(first instanceof Amendment amendment)) {
            return standing(place, first, inferred(events, place));
        }
        Verdict itself =
                amendment instanceof EntryCorrected correction
                        ? standing(
                                correction.entry().sequence(),
                                correction.replacement(),
                                moved(events))
                        : Verdict.CLEAR;
        return itself.and(new AmendmentVerdict(before, end, prior).of(events, touched));
    }

    /** What a later command of the request amends is judged there, by what it says then. */
    private Verdict standing(long place, IncidentEvent event, Map<Long, ServiceEvent> inferred) {
        if (!event.equals(end.effective(place))) {
            return Verdict.CLEAR;
        }
        FactVerdict facts = new FactVerdict(end);
        return switch (event) {
            case ServiceEvent service -> facts.of(service, place);
            case SiteEvent site -> facts.of(site, place).and(facts.ofInferred(inferred));
            case MilestoneReached milestone -> MilestoneRules.verdict(milestone, place, end);
            case IncidentDeclared declared -> MilestoneRules.verdict(declared, place, end);
            case IncidentReclassified change -> ClassificationRules.verdict(change, place, end);
            case IncidentLinked link -> LinkRules.verdict(link, place, end);
            // What they need was asked for when they were proposed.
            case RecoveryEvent _, ResponseEvent _, CommunicationEvent _, ForecastEvent _ ->
                    Verdict.CLEAR;
            case LifecycleEvent _, UpdatePosted _, NoteLogged _, Amendment _ -> Verdict.CLEAR;
        };
    }

    private static Map<Long, ServiceEvent> inferred(List<IncidentEvent> events, long place) {
        Map<Long, ServiceEvent> found = new TreeMap<>();
        for (int index = 1; index < events.size(); index++) {
            if (events.get(index) instanceof ServiceEvent event) {
                found.put(place + index, event);
            }
        }
        return found;
    }

    private static Map<Long, ServiceEvent> moved(List<IncidentEvent> corrections) {
        Map<Long, ServiceEvent> found = new TreeMap<>();
        for (IncidentEvent event : corrections) {
            if (event instanceof EntryCorrected correction
                    && correction.replacement() instanceof ServiceTakenOffline off
                    && off.inferredFrom() != null) {
                found.put(correction.entry().sequence(), off);
            }
        }
        return found;
    }

    /** The pairs and sites for which an event may make a difference. */
    private Stream<Object> touched(IncidentEvent event, History prior) {
        return switch (event) {
            case ServiceEvent service -> Pair.of(service).stream().map(Object.class::cast);
            case SiteEvent site -> Stream.of(site.site());
            case Amendment amendment -> {
                long place = amendment.entry().sequence();
                yield Stream.of(prior, end)
                        .flatMap(
                                history ->
                                        Stream.concat(
                                                history.subjects(place),
                                                history.inferredFrom(place).stream()
                                                        .flatMap(history::subjects)));
            }
            case IncidentEvent _ -> Stream.empty();
        };
    }
}
