package io.incidentledger.command.incident;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.SiteEvent;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.command.judgement.Verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands against facts about services and sites, pair by pair. */
record FactVerdict(History history) {

    Verdict of(ServiceEvent event, long place) {
        Map<ObjectionCode, List<String>> contradicting = new EnumMap<>(ObjectionCode.class);
        Set<Pair> contradicted = new HashSet<>();
        Ambiguity ambiguity = new Ambiguity(history);
        for (Pair pair : Pair.of(event)) {
            PairHistory folded = history.of(pair);
            Effects.contradiction(folded.effectOf(place), event)
                    .ifPresent(
                            code -> {
                                contradicted.add(pair);
                                contradicting
                                        .computeIfAbsent(code, _ -> new ArrayList<>())
                                        .add(pair.toString());
                            });
            ambiguity.look(folded, place, pair);
        }
        List<Objection> recorded = new ArrayList<>();
        contradicting.forEach(
                (code, pairs) -> recorded.add(Effects.objection(code, pairs, event.clocks())));
        boolean everyPair = contradicted.size() == event.tenants().ids().size();
        Verdict contradictions =
                event.tenants().all() && !everyPair
                        ? new Verdict(recorded, List.of())
                        : Verdict.against(recorded);
        return contradictions.and(ambiguity.verdict(event.clocks()));
    }

    Verdict of(SiteEvent event, long place) {
        PairHistory folded = history.of(event.site());
        Ambiguity ambiguity = new Ambiguity(history);
        ambiguity.look(folded, place, event.site());
        List<String> site = List.of(event.site().value());
        return Verdict.against(
                        Effects.contradiction(folded.effectOf(place), event).stream()
                                .map(code -> Effects.objection(code, site, event.clocks()))
                                .toList())
                .and(ambiguity.verdict(event.clocks()));
    }

    /** Inferred facts may repeat what is known, but where they stand must be known too. */
    Verdict ofInferred(Map<Long, ServiceEvent> inferred) {
        Ambiguity ambiguity = new Ambiguity(history);
        inferred.forEach(
                (place, event) -> {
                    for (Pair pair : Pair.of(event)) {
                        ambiguity.look(history.of(pair), place, pair);
                    }
                });
        return inferred.values().stream()
                .findFirst()
                .map(event -> ambiguity.verdict(event.clocks()))
                .orElse(Verdict.CLEAR);
    }
}
