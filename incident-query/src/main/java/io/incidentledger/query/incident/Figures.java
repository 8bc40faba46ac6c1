package io.incidentledger.query.incident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.incidentledger.query.availability.MonthlyAvailability;
import io.incidentledger.query.availability.TimeRange;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.response.PromisesKept;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How long everything was out, how long the handling took, and how good forecasts were; computed
 * anew from the record each time. Only OFFLINE is downtime; LIMITED and WORKAROUND are counted
 * apart, also while another cause keeps the same pair OFFLINE. Several causes at once count once
 * for a pair, and each for itself by cause.
 *
 * @param until what is still out is counted until then: the moment asked about, as far as the
 *     answer reaches; null before anything is recorded
 * @param timeTo by what was reached; what was not is absent. None for one who is bound to tenants
 * @param pairs by service and tenant
 * @param availability what the incident leaves of it
 * @param forecasts in the order in which they were made
 * @param promises of updates
 */
record Figures(
        AsOf asOf,
        String incident,
        @Nullable Instant until,
        Map<String, TimeRange> timeTo,
        List<GroupFigures> services,
        List<GroupFigures> tenants,
        List<GroupFigures> causes,
        List<PairFigures> pairs,
        MonthlyAvailability availability,
        List<ForecastError> forecasts,
        PromisesKept promises) {

    static Figures of(
            AsOf asOf,
            KnownIncident known,
            IncidentAvailability availability,
            PromisesKept promises) {
        Instant until = asOf.moment(known.recordedUntil(asOf));
        if (until == null) {
            return new Figures(
                    asOf,
                    known.incident(),
                    null,
                    Map.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    availability.before(),
                    List.of(),
                    promises);
        }
        List<DisruptionRow> begun = known.begun(until);
        IncidentRow row = known.isForATenant() ? null : known.row();
        return new Figures(
                asOf,
                known.incident(),
                until,
                row == null ? Map.of() : HandlingTimes.of(row, begun, until),
                GroupFigures.by(it -> it.pair().service().value(), begun, until),
                GroupFigures.by(it -> it.pair().tenant().value(), begun, until),
                GroupFigures.by(it -> it.phase().cause().cause().name(), begun, until),
                PairFigures.of(begun, until),
                availability.until(until, begun),
                forecasts(known, begun, until),
                promises);
    }

    private static List<ForecastError> forecasts(
            KnownIncident known, List<DisruptionRow> begun, Instant until) {
        Map<Subject.Pair, List<PhaseRow>> phases =
                begun.stream()
                        .collect(
                                groupingBy(
                                        DisruptionRow::pair,
                                        mapping(DisruptionRow::phase, toList())));
        return known.forecasts().stream()
                .filter(it -> new Cut(until).maybe(it.occurredAt()))
                .sorted(Comparator.comparing(it -> it.occurredAt().earliest()))
                .map(it -> ForecastError.of(it, known.known(it.event().tenants()), phases, until))
                .flatMap(Collection::stream)
                .toList();
    }
}
