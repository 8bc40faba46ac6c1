package io.incidentledger.api.incident;

import io.incidentledger.api.incident.Disruption.Ending;
import io.incidentledger.api.incident.PairFact.Activation;
import io.incidentledger.api.incident.PairFact.End;
import io.incidentledger.api.incident.PairFact.Retirement;
import io.incidentledger.api.incident.PairFact.Start;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
        CLOSED_NOTHING,
        BRIDGED,
        /** An activation that finds nothing open, or nothing that it does not bridge already. */
        BRIDGED_NOTHING,
        RETIRED,
        /** A retirement that finds its workaround not active. */
        RETIRED_NOTHING
    }

    private final ValidOrder order;
    private final List<Disruption> disruptions = new ArrayList<>();
    private final Map<Long, Effect> effects = new HashMap<>();
    private final List<Bridge> bridges = new ArrayList<>();
    private final Map<String, Set<CauseKey>> bridged = new HashMap<>();
    private final Map<CauseKey, Ongoing> open = new LinkedHashMap<>();
    private final Map<String, Activation> active = new LinkedHashMap<>();
    private boolean restored;

    private PairHistory(Collection<PairFact> facts) {
        order = new ValidOrder(facts);
        for (PairFact fact : order.ordered()) {
            effects.put(
                    fact.place(),
                    switch (fact) {
                        case Start start -> start(start);
                        case End end -> end(end);
                        case Activation activation -> activate(activation);
                        case Retirement retirement -> retire(retirement);
                    });
        }
        open.values().forEach(each -> disruptions.add(each.ended(null)));
        active.values().forEach(each -> bridges.add(bridge(each, null)));
    }

    /** Folds facts, in any order, each place once. */
    public static PairHistory of(Collection<PairFact> facts) {
        return new PairHistory(facts);
    }

    /** The intervals: closed ones in the order of their ends, then those that are open. */
    public List<Disruption> disruptions() {
        return List.copyOf(disruptions);
    }

    /** When which workaround is active: in the order of their ends, then those that still are. */
    public List<Bridge> bridges() {
        return List.copyOf(bridges);
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
        Interplay interplay = new Interplay(bridged);
        Set<Long> before = null;
        List<Long> found = new ArrayList<>();
        for (PairFact other : order.ordered()) {
            if (other.place() != place
                    && other.occurredAt().overlaps(fact.occurredAt())
                    && interplay.matters(fact, other)) {
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
        Ongoing ongoing = open.get(start.cause());
        if (ongoing == null) {
            open.put(start.cause(), new Ongoing(start, restored));
            return Effect.OPENED;
        }
        return ongoing.restart(start) ? Effect.CHANGED_KIND : Effect.CHANGED_NOTHING;
    }

    private Effect end(End end) {
        List<CauseKey> closed = open.keySet().stream().filter(end::closes).toList();
        Ending ending = new Ending(end.place(), end.occurredAt(), end.restoration());
        for (CauseKey cause : closed) {
            disruptions.add(Objects.requireNonNull(open.remove(cause)).ended(ending));
        }
        if (closed.isEmpty()) {
            return Effect.CLOSED_NOTHING;
        }
        restored = restored || (end.restoration() && open.isEmpty());
        return Effect.CLOSED;
    }

    private Effect activate(Activation activation) {
        active.putIfAbsent(activation.workaround(), activation);
        Set<CauseKey> causes =
                bridged.computeIfAbsent(activation.workaround(), _ -> new HashSet<>());
        Effect effect = Effect.BRIDGED_NOTHING;
        for (Map.Entry<CauseKey, Ongoing> each : open.entrySet()) {
            if (each.getValue().bridge(activation)) {
                causes.add(each.getKey());
                effect = Effect.BRIDGED;
            }
        }
        return effect;
    }

    private Effect retire(Retirement retirement) {
        Activation activation = active.remove(retirement.workaround());
        if (activation == null) {
            return Effect.RETIRED_NOTHING;
        }
        open.values().forEach(each -> each.unbridge(retirement));
        bridges.add(
                bridge(activation, new Ending(retirement.place(), retirement.occurredAt(), false)));
        return Effect.RETIRED;
    }

    private static Bridge bridge(Activation activation, @Nullable Ending ending) {
        return new Bridge(
                activation.workaround(), activation.place(), activation.occurredAt(), ending);
    }
}
