package io.incidentledger.query.recovery;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.RecoveryEvent.StepFinished;
import io.incidentledger.api.incident.RecoveryEvent.StepPlanned;
import io.incidentledger.api.incident.RecoveryEvent.StepStarted;
import io.incidentledger.api.incident.StepResult;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.recovery.StepsView.Said;
import io.incidentledger.query.recovery.StepsView.StepView;
import io.incidentledger.query.recovery.StepsView.TookDown;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Puts together what was said about each step. */
final class StepsFold {
    private StepsFold() {}

    static StepsView of(RecoveryFacts facts) {
        return new StepsView(
                facts.asOf(),
                facts.incident(),
                facts.ours(StepPlanned.class).stream().map(it -> step(facts, it)).toList());
    }

    private static StepView step(RecoveryFacts facts, StandingEntry<StepPlanned> planned) {
        StepPlanned plan = planned.event();
        Said started =
                facts.ours(StepStarted.class).stream()
                        .filter(it -> it.event().step().equals(plan.step()))
                        .findFirst()
                        .map(it -> said(it, it.event().note()))
                        .orElse(null);
        Optional<StandingEntry<StepFinished>> finish =
                facts.ours(StepFinished.class).stream()
                        .filter(it -> it.event().step().equals(plan.step()))
                        .findFirst();
        Said finished = finish.map(it -> said(it, it.event().note())).orElse(null);
        StepResult result = finish.map(it -> it.event().result()).orElse(null);
        OccurredAt plannedFor = plan.plannedFor();
        return new StepView(
                plan.step(),
                plan.kind(),
                plan.name(),
                plan.description(),
                plannedFor,
                plan.services(),
                plan.site(),
                started == null && finished == null && Overdue.is(plannedFor, facts.moment()),
                said(planned, null),
                started,
                finished,
                result,
                tookDown(facts, plan.step()));
    }

    private static List<TookDown> tookDown(RecoveryFacts facts, String step) {
        return facts.ours(ServiceEvent.class).stream()
                .filter(it -> step.equals(stepOf(it.event())))
                .map(
                        it ->
                                new TookDown(
                                        it.entry().toString(),
                                        it.occurredAt(),
                                        it.event().service(),
                                        it.event().tenants().ids()))
                .toList();
    }

    private static @Nullable String stepOf(ServiceEvent event) {
        return switch (event) {
            case ServiceTakenOffline off -> off.step();
            case DisruptionReported report -> report.step();
            case ServiceEvent _ -> null;
        };
    }

    private static Said said(StandingEntry<?> entry, @Nullable String note) {
        return new Said(entry.entry().toString(), entry.occurredAt(), note);
    }
}
