package io.incidentledger.query.incident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.incidentledger.query.availability.TimeRange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All pairs of one service, of one tenant, or disrupted by one cause.
 *
 * @param name of the service, the tenant or the cause
 * @param pairs how many there are
 * @param lengths while at least one of them did not work normally
 * @param pairDowntime the downtimes of all of them added up
 */
record GroupFigures(
        String name, int pairs, @JsonUnwrapped Lengths lengths, TimeRange pairDowntime) {

    /** One for each name, in order. */
    static List<GroupFigures> by(
            Function<DisruptionRow, String> name, List<DisruptionRow> rows, Instant until) {
        return rows.stream().collect(groupingBy(name, TreeMap::new, toList())).entrySet().stream()
                .map(group -> of(group.getKey(), group.getValue(), until))
                .toList();
    }

    private static GroupFigures of(String name, List<DisruptionRow> rows, Instant until) {
        Collection<List<PhaseRow>> pairs =
                rows.stream()
                        .collect(
                                groupingBy(
                                        DisruptionRow::pair,
                                        mapping(DisruptionRow::phase, toList())))
                        .values();
        return new GroupFigures(
                name,
                pairs.size(),
                Lengths.of(rows.stream().map(DisruptionRow::phase).toList(), until),
                TimeRange.sum(
                        pairs.stream()
                                .map(pair -> Lasting.of(Lasting.offline(pair), until))
                                .toList()));
    }
}
