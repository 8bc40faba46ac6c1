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
 * @param classified what it was called and taken for, in the order of recording; at least one
 * @param detected when it was noticed, where that is known
 * @param life how it came to be where it stands, in the order of recording; at least one
 * @param milestones what has been reached, in the order of recording
 */
record IncidentRow(
        String incident,
        long declaredPosition,
        List<Classified> classified,
        @Nullable String summary,
        @Nullable OccurredAt detected,
        List<Step> life,
        List<Reached> milestones) {
    /** What it was called and taken for from a time on. */
    record Classified(Nature nature, Severity severity, String title, OccurredAt occurredAt) {}

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
        classified = List.copyOf(classified);
        life = List.copyOf(life);
        milestones = List.copyOf(milestones);
    }

    /** The name of one of its entries. */
    String entry(long sequence) {
        return incident + "@" + sequence;
    }

    Nature nature() {
        return classified.getLast().nature();
    }

    Severity severity() {
        return classified.getLast().severity();
    }

    String title() {
        return classified.getLast().title();
    }

    IncidentStatus status() {
        return life.getLast().status();
    }

    IncidentRow plus(Step step) {
        return with(classified, summary, detected, appended(life, step), milestones);
    }

    IncidentRow plus(Reached reached) {
        return with(classified, summary, detected, life, appended(milestones, reached));
    }

    IncidentRow detected(OccurredAt at) {
        return with(classified, summary, at, life, milestones);
    }

    /** What is not given stays as it was. */
    IncidentRow reclassified(
            @Nullable Nature nature,
            @Nullable Severity severity,
            @Nullable String title,
            OccurredAt at) {
        Classified next =
                new Classified(
                        Objects.requireNonNullElse(nature, nature()),
                        Objects.requireNonNullElse(severity, severity()),
                        Objects.requireNonNullElse(title, title()),
                        at);
        return with(appended(classified, next), summary, detected, life, milestones);
    }

    IncidentRow withoutSummary() {
        return with(classified, null, detected, life, milestones);
    }

    IncidentRow withoutMilestones() {
        return with(classified, summary, detected, life, List.of());
    }

    private IncidentRow with(
            List<Classified> newClassified,
            @Nullable String newSummary,
            @Nullable OccurredAt newDetected,
            List<Step> newLife,
            List<Reached> newMilestones) {
        return new IncidentRow(
                incident,
                declaredPosition,
                newClassified,
                newSummary,
                newDetected,
                newLife,
                newMilestones);
    }

    private static <E> List<E> appended(List<E> list, E last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}
