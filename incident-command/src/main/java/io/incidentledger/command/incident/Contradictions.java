package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;

import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.EntryRetracted;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.SiteEvent;
import io.incidentledger.api.incident.PairFact;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.judgement.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
        events.stream()
                .flatMap(event -> touched(event, prior))
                .distinct()
                .forEach(this::requirePossible);
        return switch (events.getFirst()) {
            case ServiceEvent event -> ofService(event, place);
            case SiteEvent event -> ofSite(event, place);
            case MilestoneReached event -> MilestoneRules.verdict(event, place, end);
            case IncidentReclassified event -> ClassificationRules.verdict(event, place, end);
            case Amendment amendment ->
                    ofReplacement(amendment).and(ofAmendments(events, amendment, prior));
            case IncidentEvent _ -> Verdict.CLEAR;
        };
    }

    private Verdict ofReplacement(Amendment amendment) {
        long place = amendment.entry().sequence();
        if (!(amendment instanceof EntryCorrected correction)) {
            return Verdict.CLEAR;
        }
        return switch (correction.replacement()) {
            case ServiceEvent event -> ofService(event, place);
            case SiteEvent event -> ofSite(event, place);
            case MilestoneReached event -> MilestoneRules.verdict(event, place, end);
            case IncidentEvent _ -> Verdict.CLEAR;
        };
    }

    /** What amendments do to entries other than the one that they name. */
    private Verdict ofAmendments(List<IncidentEvent> events, Amendment amendment, History prior) {
        String name = amendment.entry().toString();
        List<Objection> objections = new ArrayList<>();
        long place = amendment.entry().sequence();
        if (Objects.equals(prior.effective(place), replacementOf(amendment))) {
            objections.add(
                    new Objection(
                            ObjectionCode.NOTHING_CHANGES,
                            "%s stands like that already.".formatted(name),
                            List.of(name)));
        }
        Set<Long> amended =
                events.stream()
                        .map(event -> ((Amendment) event).entry().sequence())
                        .collect(Collectors.toSet());
        Set<Long> contradicted =
                new TreeSet<>(new StandingContradictions(end).places(touchedBy(events, prior)));
        contradicted.removeAll(new StandingContradictions(before).places(touchedBy(events, prior)));
        contradicted.removeIf(other -> amended.contains(other) || other >= before.size());
        for (long other : contradicted) {
            String entry = end.entryAt(other).toString();
            objections.add(
                    new Objection(
                            ObjectionCode.CONTRADICTS_ENTRY,
                            "Without what %s says now, %s contradicts the rest."
                                    .formatted(name, entry),
                            List.of(entry)));
        }
        return Verdict.against(objections);
    }

    private static @Nullable IncidentEvent replacementOf(Amendment amendment) {
        return switch (amendment) {
            case EntryCorrected correction -> correction.replacement();
            case EntryRetracted _ -> null;
        };
    }

    private Verdict ofService(ServiceEvent event, long place) {
        Map<ObjectionCode, List<String>> against = new EnumMap<>(ObjectionCode.class);
        for (Pair pair : Pair.of(event)) {
            for (ObjectionCode code : Effects.against(end.of(pair), place, event)) {
                against.computeIfAbsent(code, _ -> new ArrayList<>()).add(pair.toString());
            }
        }
        List<Objection> recorded = new ArrayList<>();
        List<Objection> blocking = new ArrayList<>();
        against.forEach(
                (code, pairs) -> {
                    Objection objection = Effects.objection(code, pairs, event.clocks());
                    recorded.add(objection);
                    boolean everyPair = pairs.size() == event.tenants().ids().size();
                    if (!event.tenants().all() || everyPair) {
                        blocking.add(objection);
                    }
                });
        return new Verdict(recorded, blocking);
    }

    private Verdict ofSite(SiteEvent event, long place) {
        List<String> site = List.of(event.site().value());
        return Verdict.against(
                Effects.against(end.of(event.site()), place, event).stream()
                        .map(code -> Effects.objection(code, site, event.clocks()))
                        .toList());
    }

    private Set<Object> touchedBy(List<IncidentEvent> events, History prior) {
        return events.stream().flatMap(event -> touched(event, prior)).collect(Collectors.toSet());
    }

    private Stream<Object> touched(IncidentEvent event, History prior) {
        return switch (event) {
            case ServiceEvent service -> Pair.of(service).stream().map(Object.class::cast);
            case SiteEvent site -> Stream.of(site.site());
            case Amendment amendment -> {
                long place = amendment.entry().sequence();
                Stream<Object> itself = Stream.concat(prior.subjects(place), end.subjects(place));
                Stream<Object> inferred =
                        Stream.concat(
                                        prior.inferredFrom(place).stream(),
                                        end.inferredFrom(place).stream())
                                .flatMap(prior::subjects);
                yield Stream.concat(itself, inferred);
            }
            case IncidentEvent _ -> Stream.empty();
        };
    }

    private void requirePossible(Object subject) {
        PairHistory history = folded(end, subject);
        for (PairFact fact : history.ordered()) {
            Long follows = fact.follows();
            IncidentEvent followed = follows == null ? null : end.effective(follows);
            boolean before =
                    followed != null
                            && fact.occurredAt().certainlyBefore(followed.clocks().occurredAt());
            if (before || history.impossible().contains(fact.place())) {
                throw Proposal.refused(
                        Refusal.because(
                                IMPOSSIBLE_ORDER,
                                "%s (at %s) cannot have come after %s.",
                                end.entryAt(fact.place()),
                                fact.occurredAt().latest(),
                                follows == null ? "others" : end.entryAt(follows)));
            }
        }
    }

    static PairHistory folded(History history, Object subject) {
        return subject instanceof Pair pair ? history.of(pair) : history.of((SiteId) subject);
    }
}
