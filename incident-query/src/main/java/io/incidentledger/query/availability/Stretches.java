package io.incidentledger.query.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Some time.
 *
 * @param stretches in order; no two of them touch
 */
public record Stretches(List<Stretch> stretches) {
    /** No time at all. */
    public static final Stretches NONE = new Stretches(List.of());

    /**
     * A time without a break.
     *
     * @param from before {@code to}
     * @param to itself no longer
     */
    public record Stretch(Instant from, Instant to) {}

    /** Copies the list. */
    public Stretches {
        stretches = List.copyOf(stretches);
    }

    /** From one moment to another; no time if that does not come after it. */
    public static Stretches of(Instant from, Instant to) {
        return from.isBefore(to) ? new Stretches(List.of(new Stretch(from, to))) : NONE;
    }

    /** The time that is in at least one of them. */
    public static Stretches union(Collection<Stretches> several) {
        List<Stretch> ordered =
                several.stream()
                        .flatMap(each -> each.stretches().stream())
                        .sorted(Comparator.comparing(Stretch::from))
                        .toList();
        List<Stretch> found = new ArrayList<>();
        for (Stretch next : ordered) {
            Stretch last = found.isEmpty() ? null : found.getLast();
            if (last == null || last.to().isBefore(next.from())) {
                found.add(next);
            } else if (last.to().isBefore(next.to())) {
                found.set(found.size() - 1, new Stretch(last.from(), next.to()));
            }
        }
        return new Stretches(found);
    }

    /** The time that is in both. */
    public Stretches within(Stretches other) {
        List<Stretch> found = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < stretches.size() && theirs < other.stretches.size()) {
            Stretch one = stretches.get(mine);
            Stretch two = other.stretches.get(theirs);
            Stretches both = of(later(one.from(), two.from()), earlier(one.to(), two.to()));
            found.addAll(both.stretches());
            if (one.to().isBefore(two.to())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new Stretches(found);
    }

    /** How long that is. */
    public Duration length() {
        return stretches.stream()
                .map(each -> Duration.between(each.from(), each.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
