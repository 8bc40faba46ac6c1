package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentStatus;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.query.incident.IncidentRow.Step;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * What an incident is; nothing but its id at a moment before it was declared.
 *
 * @param declared when it was declared
 * @param detected when it was noticed, where that is known
 * @param resolved when nothing was out any more; null if it is not resolved, or was reopened
 * @param closed when it was closed or dismissed; null if it is not
 */
record IncidentSummary(
        String incident,
        @Nullable String title,
        @Nullable String summary,
        @Nullable Nature nature,
        @Nullable Severity severity,
        @Nullable IncidentStatus status,
        @Nullable OccurredAt declared,
        @Nullable OccurredAt detected,
        @Nullable OccurredAt resolved,
        @Nullable OccurredAt closed) {

    static IncidentSummary undeclared(String incident) {
        return new IncidentSummary(incident, null, null, null, null, null, null, null, null, null);
    }

    /** The life of the incident as far as the cut; its first step is always shown. */
    static IncidentSummary of(IncidentRow row, Cut cut) {
        List<Step> life =
                row.life().stream()
                        .filter(step -> step.entry() == 0 || cut.maybe(step.occurredAt()))
                        .toList();
        Step declared = life.stream().min(Comparator.comparingLong(Step::entry)).orElseThrow();
        OccurredAt resolved = null;
        OccurredAt closed = null;
        for (Step step : life) {
            switch (step.status()) {
                case OPEN -> {
                    resolved = null;
                    closed = null;
                }
                case RESOLVED -> resolved = step.occurredAt();
                case CLOSED, DISMISSED -> closed = step.occurredAt();
            }
        }
        return new IncidentSummary(
                row.incident(),
                row.title(),
                row.summary(),
                row.nature(),
                row.severity(),
                life.getLast().status(),
                declared.occurredAt(),
                row.detected() != null && cut.maybe(row.detected()) ? row.detected() : null,
                resolved,
                closed);
    }
}
