package io.incidentledger.query.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentStatus;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.query.read.AsOf;

import java.util.List;

/**
 * One incident, with everything that its facts amount to; only its id and empty lists at a moment
 * before it was declared.
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
        IncidentRow row = known.row();
        if (row == null) {
            return new IncidentView(
                    asOf,
                    IncidentSummary.undeclared(known.incident()),
                    -1,
                    List.of(),
                    List.of(),
                    List.of(),
                    RestorationProgress.of(List.of()),
                    List.of());
        }
        String prefix = row.incident() + "@";
        List<DisruptionView> views = DisruptionView.of(known.disruptions(), cut);
        return new IncidentView(
                asOf,
                IncidentSummary.of(row, cut),
                known.lastSequence(),
                row.life().stream()
                        .filter(it -> cut.maybe(it.occurredAt()))
                        .map(it -> new Life(it.status(), it.occurredAt(), prefix + it.entry()))
                        .toList(),
                row.milestones().stream()
                        .filter(it -> cut.maybe(it.occurredAt()))
                        .map(
                                it ->
                                        new Reached(
                                                it.milestone(),
                                                it.occurredAt(),
                                                prefix + it.entry()))
                        .toList(),
                SiteView.of(known.sites(), cut),
                RestorationProgress.of(views),
                views);
    }
}
