package io.incidentledger.api.incident;

import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an incident is, as far as a position: what stands on the topic of summaries. It has nobody's
 * free words but the title.
 *
 * @param declared when it was declared
 * @param resolved when nothing was out any more; null if it is not resolved, or was reopened
 * @param closed when it was closed or dismissed; null if it is not
 * @param milestones what has been reached, in the order of recording; not those that are marked
 *     stricter than AMBER
 * @param open how many pairs it keeps from working normally
 * @param version the position of the last entry that changed any of it; a record with a lower one
 *     than that already seen is out of date
 */
public record IncidentOverview(
        IncidentId incident,
        String title,
        Nature nature,
        Severity severity,
        IncidentStatus status,
        OccurredAt declared,
        @Nullable OccurredAt resolved,
        @Nullable OccurredAt closed,
        List<Reached> milestones,
        Pairs open,
        long version) {

    /** A milestone, and when it was reached. */
    public record Reached(Milestone milestone, OccurredAt occurredAt) {}

    /** How many pairs are in which state, each counted once, as the worst that it is. */
    public record Pairs(int offline, int limited, int workaround) {}

    public IncidentOverview {
        milestones = List.copyOf(milestones);
    }
}
