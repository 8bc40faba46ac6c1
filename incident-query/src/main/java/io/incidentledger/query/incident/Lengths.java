package io.incidentledger.query.incident;

import static io.incidentledger.query.incident.Lasting.offline;
import static io.incidentledger.query.incident.Lasting.only;

import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.query.availability.TimeRange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How long something did not work normally. What overlaps counts once in each figure; the same time
 * can be in several of them, where one cause ends and another goes on, or bounds leave it open.
 *
 * @param open whether it may not work normally still
 * @param downtime OFFLINE, first and repeated together
 * @param first OFFLINE, of pairs of which nothing had been restored before
 * @param repeated OFFLINE afterwards
 * @param impairment LIMITED
 * @param workaround WORKAROUND
 */
record Lengths(
        boolean open,
        TimeRange downtime,
        TimeRange first,
        TimeRange repeated,
        TimeRange impairment,
        TimeRange workaround) {

    static Lengths of(Collection<PhaseRow> phases, Instant until) {
        List<PhaseRow> offline = offline(phases);
        return new Lengths(
                phases.stream().anyMatch(new Cut(until)::mayHold),
                length(offline, until),
                length(only(offline, phase -> !phase.repeated()), until),
                length(only(offline, PhaseRow::repeated), until),
                length(only(phases, it -> it.kind() == DisruptionKind.LIMITED), until),
                length(only(phases, it -> it.kind() == DisruptionKind.WORKAROUND), until));
    }

    private static TimeRange length(List<PhaseRow> phases, Instant until) {
        return Lasting.of(phases, until).length();
    }
}
