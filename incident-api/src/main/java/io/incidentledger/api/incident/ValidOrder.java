package io.incidentledger.api.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts facts into the order in which they were true. What certainly came before, by its bounds or
 * by an explicit {@code follows}, stays before; what is left open is settled by the key of a fact,
 * and last by its place in the record.
 */
final class ValidOrder {
    private static final Comparator<PairFact> BY_KEY =
            Comparator.comparing(PairFact::key).thenComparingLong(PairFact::place);
    private static final Comparator<PairFact> BY_LATEST =
            Comparator.comparing(fact -> fact.occurredAt().latest());

    private final Map<Long, PairFact> facts = new HashMap<>();
    private final List<PairFact> ordered = new ArrayList<>();
    private final Set<Long> impossible = new HashSet<>();

    ValidOrder(Collection<PairFact> given) {
        given.forEach(fact -> facts.put(fact.place(), fact));
        NavigableSet<PairFact> waiting = new TreeSet<>(BY_KEY);
        waiting.addAll(facts.values());
        List<PairFact> byLatest = new ArrayList<>(facts.values());
        byLatest.sort(BY_LATEST.thenComparing(BY_KEY));
        Set<Long> done = new HashSet<>();
        int first = 0;
        while (!waiting.isEmpty()) {
            while (done.contains(byLatest.get(first).place())) {
                first++;
            }
            PairFact next = takeNext(waiting, byLatest.get(first), done);
            done.add(next.place());
            ordered.add(next);
        }
    }

    /** The facts in order. */
    List<PairFact> ordered() {
        return ordered;
    }

    /** The places whose {@code follows} cannot be obeyed, because they run in a circle. */
    Set<Long> impossible() {
        return impossible;
    }

    /** Every fact that must come before this one, whatever the order of arrival. */
    Set<Long> before(PairFact fact) {
        Set<Long> found = new HashSet<>();
        List<PairFact> toVisit = new ArrayList<>(List.of(fact));
        while (!toVisit.isEmpty()) {
            PairFact later = toVisit.removeLast();
            for (PairFact earlier : facts.values()) {
                if (isDirectlyBefore(earlier, later) && found.add(earlier.place())) {
                    toVisit.add(earlier);
                }
            }
        }
        return found;
    }

    private PairFact takeNext(NavigableSet<PairFact> waiting, PairFact firstToEnd, Set<Long> done) {
        for (Iterator<PairFact> candidates = waiting.iterator(); candidates.hasNext(); ) {
            PairFact candidate = candidates.next();
            if (mayComeNext(candidate, firstToEnd, done)) {
                candidates.remove();
                return candidate;
            }
        }
        PairFact stuck = Objects.requireNonNull(waiting.pollFirst());
        impossible.add(stuck.place());
        return stuck;
    }

    private boolean mayComeNext(PairFact candidate, PairFact firstToEnd, Set<Long> done) {
        Long follows = candidate.follows();
        boolean followed = follows == null || !facts.containsKey(follows) || done.contains(follows);
        return followed && !firstToEnd.occurredAt().certainlyBefore(candidate.occurredAt());
    }

    private static boolean isDirectlyBefore(PairFact earlier, PairFact later) {
        Long follows = later.follows();
        return earlier.occurredAt().certainlyBefore(later.occurredAt())
                || (follows != null && follows == earlier.place());
    }
}
