package io.incidentledger.api.incident;

import io.incidentledger.api.incident.Disruption.Ending;
import io.incidentledger.api.incident.Disruption.Phase;
import io.incidentledger.api.incident.PairFact.End;
import io.incidentledger.api.incident.PairFact.Start;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The history of one pair (service, tenant), or of one site, on the valid axis: facts in, intervals
 * out. The order in which the facts were recorded does not matter, except between facts whose
 * bounds overlap and of which nothing says which came first.
 */
public final class PairHistory {
    /** What a fact does at its place in the valid order. */
    public enum Effect {
        OPENED,
        CHANGED_KIND,
        /** A start that finds its own cause open in its own kind. */
        CHANGED_NOTHING,
        CLOSED,
        /** An end that finds nothing open that it could close. */
        CLOSED_NOTHING
    }

    private final ValidOrder order;
    private final List<Disruption> disruptions = new ArrayList<>();
    private final Map<Long, Effect> effects = new HashMap<>();
    private final Map<CauseKey, List<Phase>> open = new LinkedHashMap<>();
    private final Map<CauseKey, Boolean> repeated = new HashMap<>();
    private boolean restored;

    private PairHistory(Collection<PairFact> facts) {
        order = new ValidOrder(facts);
        for (PairFact fact : order.ordered()) {
            effects.put(
                    fact.place(),
                    switch (fact) {
                        case Start start -> start(start);
                        case End end -> end(end);
                    });
        }
        open.forEach((cause, phases) -> record(cause, phases, null));
    }

    /** Folds facts, in any order, each place once. */
    public static PairHistory of(Collection<PairFact> facts) {
        return new PairHistory(facts);
    }

    /** The intervals: closed ones in the order of their ends, then those that are open. */
    public List<Disruption> disruptions() {
        return List.copyOf(disruptions);
    }

    /** The facts in the order in which they were true. */
    public List<PairFact> ordered() {
        return List.copyOf(order.ordered());
    }

    /** What the fact with this place does; null if there is none. */
    public @Nullable Effect effectOf(long place) {
        return effects.get(place);
    }

    /** The places whose {@code follows} run in a circle, so that no order can obey them. */
    public Set<Long> impossible() {
        return Set.copyOf(order.impossible());
    }

    /**
     * The other facts of which only the position in the record says whether they came before or
     * after this one, and for which that makes a difference.
     */
    public List<Long> ambiguousWith(long place) {
        PairFact fact = named(place);
        Set<Long> before = null;
        List<Long> found = new ArrayList<>();
        for (PairFact other : order.ordered()) {
            if (other.place() != place
                    && other.occurredAt().overlaps(fact.occurredAt())
                    && orderMatters(fact, other)) {
                before = before == null ? order.before(fact) : before;
                if (!before.contains(other.place()) && !order.before(other).contains(place)) {
                    found.add(other.place());
                }
            }
        }
        return found;
    }

    private PairFact named(long place) {
        return order.ordered().stream()
                .filter(fact -> fact.place() == place)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fact with place " + place));
    }

    private Effect start(Start start) {
        List<Phase> phases = open.get(start.cause());
        if (phases == null) {
            phases = new ArrayList<>();
            open.put(start.cause(), phases);
            repeated.put(start.cause(), restored);
        } else if (phases.getLast().kind() == start.kind()) {
            return Effect.CHANGED_NOTHING;
        }
        phases.add(new Phase(start.kind(), start.place(), start.occurredAt()));
        return phases.size() == 1 ? Effect.OPENED : Effect.CHANGED_KIND;
    }

    private Effect end(End end) {
        List<CauseKey> closed = open.keySet().stream().filter(end::closes).toList();
        Ending ending = new Ending(end.place(), end.occurredAt(), end.restoration());
        for (CauseKey cause : closed) {
            record(cause, Objects.requireNonNull(open.remove(cause)), ending);
        }
        if (closed.isEmpty()) {
            return Effect.CLOSED_NOTHING;
        }
        restored = restored || (end.restoration() && open.isEmpty());
        return Effect.CLOSED;
    }

    private void record(CauseKey cause, List<Phase> phases, @Nullable Ending ending) {
        disruptions.add(
                new Disruption(cause, phases, ending, Boolean.TRUE.equals(repeated.get(cause))));
    }

    private static boolean orderMatters(PairFact one, PairFact other) {
        return switch (one) {
            case Start start ->
                    switch (other) {
                        case Start also ->
                                start.cause().equals(also.cause()) && start.kind() != also.kind();
                        case End end -> end.closes(start.cause());
                    };
            case End end ->
                    switch (other) {
                        case Start start -> end.closes(start.cause());
                        case End also -> end.rivals(also);
                    };
        };
    }
}
