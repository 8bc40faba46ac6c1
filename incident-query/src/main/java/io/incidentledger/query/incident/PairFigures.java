package io.incidentledger.query.incident;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.incidentledger.query.availability.TimeRange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One service for one tenant.
 *
 * @param lengths whatever the cause: several at once count once
 * @param downtimeByCause OFFLINE, each cause for itself
 */
record PairFigures(
        String service,
        String tenant,
        @JsonUnwrapped Lengths lengths,
        Map<String, TimeRange> downtimeByCause) {

    /** One for each pair, in order. */
    static List<PairFigures> of(List<DisruptionRow> rows, Instant until) {
        return rows.stream()
                .collect(
                        groupingBy(
                                DisruptionRow::pair,
                                TreeMap::new,
                                mapping(DisruptionRow::phase, toList())))
                .entrySet()
                .stream()
                .map(pair -> of(pair.getKey(), pair.getValue(), until))
                .toList();
    }

    private static PairFigures of(Subject.Pair pair, List<PhaseRow> phases, Instant until) {
        return new PairFigures(
                pair.service().value(),
                pair.tenant().value(),
                Lengths.of(phases, until),
                Lasting.offline(phases).stream()
                        .collect(
                                groupingBy(
                                        phase -> phase.cause().cause().name(),
                                        TreeMap::new,
                                        collectingAndThen(
                                                toList(),
                                                own -> Lasting.of(own, until).length()))));
    }
}
