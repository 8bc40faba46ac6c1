package io.incidentledger.command.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.provider.Arguments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table as a test writes it: a head of states, and a row for each command or event with what
 * comes of it in each of them.
 */
record Table(List<String> states, Map<String, List<String>> rows) {
    static Table of(String text) {
        List<List<String>> lines =
                text.lines().map(line -> List.of(line.strip().split(" +"))).toList();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            rows.put(line.getFirst(), line.subList(1, line.size()));
        }
        return new Table(lines.getFirst(), rows);
    }

    /** Every cell, with what is written in it. */
    Stream<Arguments> cells() {
        return rows.entrySet().stream()
                .flatMap(
                        row ->
                                IntStream.range(0, states.size())
                                        .mapToObj(
                                                column ->
                                                        Arguments.of(
                                                                row.getKey(),
                                                                states.get(column),
                                                                row.getValue().get(column))));
    }

    /** Fails unless there is a row for each of these and a column for every state. */
    void requireComplete(Class<?> sealed) {
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(leaves(sealed));
        assertThat(states).containsExactlyInAnyOrderElementsOf(leaves(Incident.class));
        assertThat(rows.values()).allSatisfy(row -> assertThat(row).hasSameSizeAs(states));
    }

    private static Set<String> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(subtype -> leaves(subtype).stream())
                        .collect(Collectors.toSet())
                : Set.of(type.getSimpleName());
    }
}
