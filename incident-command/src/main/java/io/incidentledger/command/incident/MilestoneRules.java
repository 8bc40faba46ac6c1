package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.MILESTONE_ORDER;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.command.incident.History.Placed;
import io.incidentledger.command.judgement.Verdict;

import java.util.ArrayList;
import java.util.List;

/** A milestone is reached once, and none before an earlier one. */
final class MilestoneRules {
    private MilestoneRules() {}

    private record Reached(long place, Milestone milestone, OccurredAt at) {}

    static Verdict verdict(MilestoneReached event, long place, History history) {
        return verdict(event.milestone(), event.clocks().occurredAt(), place, history);
    }

    /** A declaration may say when it was detected, and so reaches that milestone. */
    static Verdict verdict(IncidentDeclared event, long place, History history) {
        OccurredAt detectedAt = event.detectedAt();
        return detectedAt == null
                ? Verdict.CLEAR
                : verdict(Milestone.DETECTED, detectedAt, place, history);
    }

    private static Verdict verdict(
            Milestone milestone, OccurredAt at, long place, History history) {
        List<Objection> objections = new ArrayList<>();
        for (Reached other : reached(history)) {
            if (other.place() == place) {
                continue;
            }
            int order = other.milestone().compareTo(milestone);
            String entry = history.entryAt(other.place()).toString();
            if (order == 0) {
                objections.add(
                        new Objection(
                                NOTHING_CHANGES,
                                "%s was reached already, says %s.".formatted(milestone, entry),
                                List.of(entry)));
            } else if (order < 0
                    ? at.certainlyBefore(other.at())
                    : other.at().certainlyBefore(at)) {
                objections.add(
                        new Objection(
                                MILESTONE_ORDER,
                                "%s at %s does not fit %s at %s in %s."
                                        .formatted(
                                                milestone,
                                                at.earliest(),
                                                other.milestone(),
                                                other.at().earliest(),
                                                entry),
                                List.of(entry)));
            }
        }
        return Verdict.against(objections);
    }

    private static List<Reached> reached(History history) {
        List<Reached> found = new ArrayList<>();
        for (Placed<LifecycleEvent> step : history.standing(LifecycleEvent.class)) {
            if (step.event() instanceof IncidentDeclared declared
                    && declared.detectedAt() != null) {
                found.add(new Reached(step.place(), Milestone.DETECTED, declared.detectedAt()));
            }
        }
        for (Placed<MilestoneReached> milestone : history.standing(MilestoneReached.class)) {
            found.add(
                    new Reached(
                            milestone.place(),
                            milestone.event().milestone(),
                            milestone.event().clocks().occurredAt()));
        }
        return found;
    }
}
