package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.CauseKey;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteEvent;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;
import io.incidentledger.api.incident.IncidentStatus;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.api.incident.PairFact;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.query.incident.IncidentRow.Classified;
import io.incidentledger.query.incident.IncidentRow.Reached;
import io.incidentledger.query.incident.IncidentRow.Step;
import io.incidentledger.query.incident.Subject.Pair;
import io.incidentledger.query.incident.Subject.Site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The rows that the standing facts of one incident amount to.
 *
 * @param declaredPosition the position of the first entry
 */
record IncidentRows(String incident, long declaredPosition, StandingFacts facts) {
    /** The incident as such, by its id; nothing before it is declared. */
    Map<String, IncidentRow> summary() {
        SortedMap<Long, IncidentEvent> whole = facts.about(new Subject.Whole());
        if (!(whole.get(0L) instanceof IncidentDeclared declared)) {
            return Map.of();
        }
        IncidentRow row =
                new IncidentRow(
                        incident,
                        declaredPosition,
                        List.of(
                                new Classified(
                                        declared.nature(),
                                        declared.severity(),
                                        declared.title(),
                                        declared.clocks().occurredAt())),
                        declared.summary(),
                        declared.detectedAt(),
                        List.of(),
                        List.of());
        for (Map.Entry<Long, IncidentEvent> fact : whole.entrySet()) {
            row = apply(row, fact.getKey(), fact.getValue());
        }
        return Map.of(incident, row);
    }

    /** The phases of all disruptions of a pair. */
    Map<DisruptionRow.Key, DisruptionRow> disruptions(Pair pair) {
        List<PairFact> told = new ArrayList<>();
        SortedMap<Long, IncidentEvent> standingFacts = facts.about(pair);
        standingFacts.forEach(
                (place, event) -> {
                    if (event instanceof ServiceEvent service) {
                        told.add(PairFact.of(place, service));
                    }
                });
        Map<DisruptionRow.Key, DisruptionRow> rows = new HashMap<>();
        for (PhaseRow phase : phases(told)) {
            boolean inferred =
                    standingFacts.get(phase.startedBy()) instanceof ServiceTakenOffline off
                            && off.inferredFrom() != null;
            DisruptionRow row = new DisruptionRow(incident, pair, phase, inferred);
            rows.put(row.key(), row);
        }
        return rows;
    }

    /** The times for which a site is off. */
    Map<SiteRow.Key, SiteRow> outages(Site site) {
        List<PairFact> told = new ArrayList<>();
        Map<Long, CauseKey> causes = new HashMap<>();
        facts.about(site)
                .forEach(
                        (place, event) -> {
                            if (event instanceof SiteEvent fact) {
                                told.add(PairFact.of(place, fact));
                            }
                            if (event instanceof SiteTakenOffline off) {
                                causes.put(place, new CauseKey(off.cause(), off.step()));
                            }
                        });
        Map<SiteRow.Key, SiteRow> rows = new HashMap<>();
        for (PhaseRow phase : phases(told)) {
            CauseKey cause =
                    causes.getOrDefault(phase.startedBy(), new CauseKey(Cause.UNKNOWN, null));
            SiteRow row = new SiteRow(incident, site.site(), phase.by(cause));
            rows.put(row.key(), row);
        }
        return rows;
    }

    private static List<PhaseRow> phases(List<PairFact> facts) {
        return PairHistory.of(facts).disruptions().stream()
                .flatMap(disruption -> PhaseRow.of(disruption).stream())
                .toList();
    }

    private static IncidentRow apply(IncidentRow row, long place, IncidentEvent event) {
        OccurredAt at = event.clocks().occurredAt();
        return switch (event) {
            case LifecycleEvent step -> row.plus(new Step(IncidentStatus.after(step), at, place));
            case MilestoneReached reached when reached.milestone() == Milestone.DETECTED ->
                    row.detected(at).plus(new Reached(reached.milestone(), at, place));
            case MilestoneReached reached -> row.plus(new Reached(reached.milestone(), at, place));
            case IncidentReclassified is ->
                    row.reclassified(is.nature(), is.severity(), is.title(), at);
            default -> row;
        };
    }
}
