package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentStatus;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an incident is, as all that stands has it.
 *
 * @param detected when it was noticed, where that is known
 * @param life how it came to be where it stands, in the order of recording; at least one
 * @param milestones what has been reached, in the order of recording
 */
record IncidentRow(
        String incident,
        long declaredPosition,
        Nature nature,
        Severity severity,
        String title,
        @Nullable String summary,
        @Nullable OccurredAt detected,
        List<Step> life,
        List<Reached> milestones) {
    /**
     * A step of its life.
     *
     * @param entry the sequence of the entry that says so
     */
    record Step(IncidentStatus status, OccurredAt occurredAt, long entry) {}

    /**
     * A milestone.
     *
     * @param entry the sequence of the entry that says so
     */
    record Reached(Milestone milestone, OccurredAt occurredAt, long entry) {}

    IncidentRow {
        life = List.copyOf(life);
        milestones = List.copyOf(milestones);
    }

    /** The name of one of its entries. */
    String entry(long sequence) {
        return incident + "@" + sequence;
    }

    IncidentStatus status() {
        return life.getLast().status();
    }

    IncidentRow plus(Step step) {
        return new IncidentRow(
                incident,
                declaredPosition,
                nature,
                severity,
                title,
                summary,
                detected,
                appended(life, step),
                milestones);
    }

    IncidentRow plus(Reached reached) {
        return new IncidentRow(
                incident,
                declaredPosition,
                nature,
                severity,
                title,
                summary,
                detected,
                life,
                appended(milestones, reached));
    }

    IncidentRow detected(OccurredAt at) {
        return new IncidentRow(
                incident, declaredPosition, nature, severity, title, summary, at, life, milestones);
    }

    /** What is not given stays as it was. */
    IncidentRow reclassified(
            @Nullable Nature newNature, @Nullable Severity newSeverity, @Nullable String newTitle) {
        return new IncidentRow(
                incident,
                declaredPosition,
                Objects.requireNonNullElse(newNature, nature),
                Objects.requireNonNullElse(newSeverity, severity),
                Objects.requireNonNullElse(newTitle, title),
                summary,
                detected,
                life,
                milestones);
    }

    IncidentRow withoutSummary() {
        return new IncidentRow(
                incident,
                declaredPosition,
                nature,
                severity,
                title,
                null,
                detected,
                life,
                milestones);
    }

    IncidentRow withoutMilestones() {
        return new IncidentRow(
                incident,
                declaredPosition,
                nature,
                severity,
                title,
                summary,
                detected,
                life,
                List.of());
    }

    private static <E> List<E> appended(List<E> list, E last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}
