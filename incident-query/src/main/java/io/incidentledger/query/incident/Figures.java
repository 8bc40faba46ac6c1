package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.query.incident.PhaseRow.PhaseEnd;
import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How long everything was out, and how long the handling took; computed anew from the record each
 * time. Only OFFLINE is downtime; LIMITED and WORKAROUND are counted apart, also while another
 * cause keeps the same pair OFFLINE. Several causes at once count once for a pair, and each for
 * itself by cause.
 *
 * @param until what is still out is counted until then: the moment asked about, else as far as the
 *     answer reaches
 * @param timeTo by what was reached; what was not is absent. None for one who is bound to tenants
 * @param pairs by service and tenant
 */
record Figures(
        AsOf asOf,
        String incident,
        @Nullable Instant until,
        Map<String, TimeRange> timeTo,
        List<PairFigures> pairs) {
    /**
     * One service for one tenant.
     *
     * @param open whether it may be out still
     * @param downtime OFFLINE, first and repeated together
     * @param first OFFLINE before anything of the pair had been restored
     * @param repeated OFFLINE afterwards
     * @param impairment LIMITED
     * @param workaround WORKAROUND
     * @param downtimeByCause OFFLINE, each cause for itself
     */
    record PairFigures(
            String service,
            String tenant,
            boolean open,
            TimeRange downtime,
            TimeRange first,
            TimeRange repeated,
            TimeRange impairment,
            TimeRange workaround,
            Map<String, TimeRange> downtimeByCause) {}

    static Figures of(AsOf asOf, KnownIncident known) {
        Instant until = asOf.validAt() == null ? known.recordedUntil(asOf) : asOf.validAt();
        if (until == null) {
            return new Figures(asOf, known.incident(), null, Map.of(), List.of());
        }
        List<DisruptionRow> begun =
                known.disruptions().stream()
                        .filter(row -> !row.phase().started().earliest().isAfter(until))
                        .toList();
        Map<Subject.Pair, List<PhaseRow>> byPair = new TreeMap<>();
        begun.forEach(
                row -> byPair.computeIfAbsent(row.pair(), _ -> new ArrayList<>()).add(row.phase()));
        return new Figures(
                asOf,
                known.incident(),
                until,
                known.isForATenant() ? Map.of() : timeTo(known.row(), begun, new Cut(until)),
                byPair.entrySet().stream()
                        .map(it -> pair(it.getKey(), it.getValue(), until))
                        .toList());
    }

    private static PairFigures pair(Subject.Pair pair, List<PhaseRow> phases, Instant until) {
        Cut cut = new Cut(until);
        List<PhaseRow> offline = only(phases, phase -> phase.kind() == DisruptionKind.OFFLINE);
        Map<String, TimeRange> byCause = new TreeMap<>();
        for (PhaseRow phase : offline) {
            byCause.computeIfAbsent(
                    phase.cause().cause().name(),
                    cause ->
                            TimeUnion.of(
                                    only(offline, it -> it.cause().cause().name().equals(cause)),
                                    until));
        }
        return new PairFigures(
                pair.service().value(),
                pair.tenant().value(),
                phases.stream().anyMatch(cut::mayHold),
                TimeUnion.of(offline, until),
                TimeUnion.of(only(offline, phase -> !phase.repeated()), until),
                TimeUnion.of(only(offline, PhaseRow::repeated), until),
                TimeUnion.of(only(phases, it -> it.kind() == DisruptionKind.LIMITED), until),
                TimeUnion.of(only(phases, it -> it.kind() == DisruptionKind.WORKAROUND), until),
                byCause);
    }

    private static List<PhaseRow> only(List<PhaseRow> phases, Predicate<PhaseRow> which) {
        return phases.stream().filter(which).toList();
    }

    private static Map<String, TimeRange> timeTo(
            @Nullable IncidentRow row, List<DisruptionRow> begun, Cut cut) {
        Map<String, TimeRange> times = new TreeMap<>();
        if (row == null) {
            return times;
        }
        OccurredAt began =
                milestone(row, Milestone.BEGAN, cut)
                        .or(() -> first(begun, it -> Stream.of(it.phase().started())))
                        .orElse(null);
        OccurredAt detected = Optional.ofNullable(row.detected()).filter(cut::maybe).orElse(null);
        put(times, "detect", began, detected);
        put(times, "contain", detected, milestone(row, Milestone.CONTAINED, cut).orElse(null));
        put(times, "restoreFirst", began, first(begun, it -> restored(it, cut)).orElse(null));
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

    private static Stream<OccurredAt> restored(DisruptionRow row, Cut cut) {
        OccurredAt ended = row.phase().ended();
        boolean restored = row.phase().ending() == PhaseEnd.RESTORED;
        return restored && ended != null && cut.maybe(ended) ? Stream.of(ended) : Stream.empty();
    }

    private static Optional<OccurredAt> first(
            List<DisruptionRow> rows, Function<DisruptionRow, Stream<OccurredAt>> times) {
        return rows.stream().flatMap(times).min(Comparator.comparing(OccurredAt::earliest));
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
