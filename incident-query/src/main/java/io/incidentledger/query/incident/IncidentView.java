package io.incidentledger.query.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentStatus;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One incident, with everything that its facts amount to; at a moment before it was declared only
 * its id, and what was known to be out all the same.
 *
 * @param lastSequence the sequence of its last entry; also the ETag
 * @param life how it came to be where it stands
 * @param milestones what has been reached
 * @param sites the sites that were off
 * @param progress how far the restoration is
 * @param disruptions every disruption, by service, tenant and time
 */
record IncidentView(
        AsOf asOf,
        @JsonUnwrapped IncidentSummary incident,
        long lastSequence,
        List<Life> life,
        List<Reached> milestones,
        List<SiteView> sites,
        RestorationProgress progress,
        List<DisruptionView> disruptions) {
    /** A step of its life, and the entry that says so. */
    record Life(IncidentStatus status, OccurredAt occurredAt, String entry) {}

    /** A milestone, and the entry that says so. */
    record Reached(Milestone milestone, OccurredAt occurredAt, String entry) {}

    static IncidentView of(AsOf asOf, KnownIncident known) {
        Cut cut = new Cut(asOf.validAt());
        List<DisruptionView> disruptions = DisruptionView.of(known.disruptions(), cut);
        return new IncidentView(
                asOf,
                known.summary(),
                known.lastSequence(),
                life(known.row(), cut),
                milestones(known.row(), cut),
                SiteView.of(known.sites(), cut),
                RestorationProgress.of(disruptions),
                disruptions);
    }

    private static List<Life> life(@Nullable IncidentRow row, Cut cut) {
        return row == null
                ? List.of()
                : row.life().stream()
                        .filter(it -> cut.maybe(it.occurredAt()))
                        .map(it -> new Life(it.status(), it.occurredAt(), row.entry(it.entry())))
                        .toList();
    }

    private static List<Reached> milestones(@Nullable IncidentRow row, Cut cut) {
        return row == null
                ? List.of()
                : row.milestones().stream()
                        .filter(it -> cut.maybe(it.occurredAt()))
                        .map(
                                it ->
                                        new Reached(
                                                it.milestone(),
                                                it.occurredAt(),
                                                row.entry(it.entry())))
                        .toList();
    }
}
