package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.query.availability.TimeRange;
import io.incidentledger.query.incident.PhaseRow.PhaseEnd;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How long it took until what was reached. */
final class HandlingTimes {
    private HandlingTimes() {}

    /**
     * By name; what was not reached by then is absent. Detecting and restoring are timed from the
     * beginning (its milestone, else the first disruption), containing and resolving from the
     * detection. Everything is restored when nothing can be disrupted any more.
     *
     * @param begun all disruptions that may have begun by then
     */
    static Map<String, TimeRange> of(IncidentRow row, List<DisruptionRow> begun, Instant until) {
        Cut cut = new Cut(until);
        OccurredAt began =
                milestone(row, Milestone.BEGAN, cut)
                        .or(() -> first(begun.stream().map(it -> it.phase().started()).toList()))
                        .orElse(null);
        OccurredAt detected = Optional.ofNullable(row.detected()).filter(cut::maybe).orElse(null);
        List<OccurredAt> restored =
                begun.stream()
                        .map(DisruptionRow::phase)
                        .filter(phase -> phase.ending() == PhaseEnd.RESTORED)
                        .flatMap(phase -> Optional.ofNullable(phase.ended()).stream())
                        .filter(cut::maybe)
                        .toList();
        boolean all = begun.stream().noneMatch(it -> cut.mayHold(it.phase()));
        Map<String, TimeRange> times = new TreeMap<>();
        put(times, "detect", began, detected);
        put(times, "contain", detected, milestone(row, Milestone.CONTAINED, cut).orElse(null));
        put(times, "restoreFirst", began, first(restored).orElse(null));
        put(times, "restoreAll", began, all ? last(restored).orElse(null) : null);
        put(times, "resolve", detected, resolved(row, cut));
        return times;
    }

    private static void put(
            Map<String, TimeRange> times,
            String name,
            @Nullable OccurredAt from,
            @Nullable OccurredAt to) {
        if (from != null && to != null) {
            times.put(name, TimeRange.between(from, to));
        }
    }

    /** When the first of them was, whichever that is. */
    private static Optional<OccurredAt> first(List<OccurredAt> times) {
        return times.stream()
                .reduce(
                        (one, other) ->
                                OccurredAt.between(
                                        earlier(one.earliest(), other.earliest()),
                                        earlier(one.latest(), other.latest())));
    }

    /** When the last of them was, whichever that is. */
    private static Optional<OccurredAt> last(List<OccurredAt> times) {
        return times.stream()
                .reduce(
                        (one, other) ->
                                OccurredAt.between(
                                        later(one.earliest(), other.earliest()),
                                        later(one.latest(), other.latest())));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<OccurredAt> milestone(IncidentRow row, Milestone which, Cut cut) {
        return row.milestones().stream()
                .filter(it -> it.milestone() == which && cut.maybe(it.occurredAt()))
                .map(IncidentRow.Reached::occurredAt)
                .reduce((_, last) -> last);
    }

    /** When it was resolved for the last time, if it is. */
    private static @Nullable OccurredAt resolved(IncidentRow row, Cut cut) {
        OccurredAt resolved = null;
        for (IncidentRow.Step step : row.life()) {
            if (cut.maybe(step.occurredAt())) {
                resolved =
                        switch (step.status()) {
                            case RESOLVED -> step.occurredAt();
                            case CLOSED -> resolved;
                            case OPEN, DISMISSED -> null;
                        };
            }
        }
        return resolved;
    }
}
