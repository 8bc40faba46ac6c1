package io.incidentledger.api.incident;

import io.incidentledger.api.incident.Disruption.Ending;
import io.incidentledger.api.incident.Disruption.Phase;
import io.incidentledger.api.incident.PairFact.Activation;
import io.incidentledger.api.incident.PairFact.Retirement;
import io.incidentledger.api.incident.PairFact.Start;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A disruption while it is folded, and the workarounds that bridge it. */
final class Ongoing {
    private final CauseKey cause;
    private final boolean repeated;
    private final List<Phase> phases = new ArrayList<>();
    private final Set<String> bridgedBy = new HashSet<>();
    private DisruptionKind unbridged;

    Ongoing(Start start, boolean repeated) {
        this.cause = start.cause();
        this.repeated = repeated;
        this.unbridged = start.kind();
        phases.add(new Phase(start.kind(), start.place(), start.occurredAt()));
    }

    /**
     * Another start of the same cause says what kind it is of from now on, whatever bridged it.
     *
     * @return whether that is another kind
     */
    boolean restart(Start start) {
        bridgedBy.clear();
        boolean changes = kind() != start.kind();
        if (changes) {
            phases.add(new Phase(start.kind(), start.place(), start.occurredAt()));
        }
        return changes;
    }

    /** Whether this workaround did not bridge it yet. */
    boolean bridge(Activation activation) {
        boolean first = bridgedBy.isEmpty();
        boolean bridges = bridgedBy.add(activation.workaround());
        if (first) {
            unbridged = kind();
            phases.add(
                    new Phase(
                            DisruptionKind.WORKAROUND,
                            activation.place(),
                            activation.occurredAt()));
        }
        return bridges;
    }

    /** Without any workaround left it is of the kind that it was. */
    void unbridge(Retirement retirement) {
        if (bridgedBy.remove(retirement.workaround()) && bridgedBy.isEmpty()) {
            phases.add(new Phase(unbridged, retirement.place(), retirement.occurredAt()));
        }
    }

    Disruption ended(@Nullable Ending ending) {
        return new Disruption(cause, phases, ending, repeated);
    }

    private DisruptionKind kind() {
        return phases.getLast().kind();
    }
}
