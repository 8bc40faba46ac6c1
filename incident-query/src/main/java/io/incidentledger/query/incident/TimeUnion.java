package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** How long at least one of some phases lasted: what overlaps counts once. */
final class TimeUnion {
    private record Stretch(Instant from, Instant to) {}

    private TimeUnion() {}

    /**
     * The time for which one of them must have lasted, and may have lasted.
     *
     * @param until what lasts is counted until then, and nothing behind it
     */
    static TimeRange of(Collection<PhaseRow> phases, Instant until) {
        return TimeRange.of(
                length(phases, phase -> certain(phase, until)),
                length(phases, phase -> possible(phase, until)));
    }

    private static @Nullable Stretch possible(PhaseRow phase, Instant until) {
        OccurredAt ended = phase.ended();
        return stretch(phase.started().earliest(), ended == null ? until : ended.latest(), until);
    }

    private static @Nullable Stretch certain(PhaseRow phase, Instant until) {
        OccurredAt ended = phase.ended();
        return stretch(phase.started().latest(), ended == null ? until : ended.earliest(), until);
    }

    private static @Nullable Stretch stretch(Instant from, Instant to, Instant until) {
        Instant end = to.isAfter(until) ? until : to;
        return from.isBefore(end) ? new Stretch(from, end) : null;
    }

    private static Duration length(
            Collection<PhaseRow> phases, Function<PhaseRow, @Nullable Stretch> cut) {
        List<Stretch> stretches =
                phases.stream()
                        .map(cut)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparing(Stretch::from))
                        .toList();
        Duration length = Duration.ZERO;
        Instant counted = Instant.MIN;
        for (Stretch stretch : stretches) {
            Instant from = stretch.from().isBefore(counted) ? counted : stretch.from();
            if (from.isBefore(stretch.to())) {
                length = length.plus(Duration.between(from, stretch.to()));
                counted = stretch.to();
            }
        }
        return length;
    }
}
