package io.incidentledger.api.incident;

import io.incidentledger.api.incident.PairFact.Activation;
import io.incidentledger.api.incident.PairFact.End;
import io.incidentledger.api.incident.PairFact.Retirement;
import io.incidentledger.api.incident.PairFact.Start;

import java.util.Map;
import java.util.Set;

/**
 * Between which facts it makes a difference which came first.
 *
 * @param bridged by the id of a workaround, the causes that it bridges at some time
 */
record Interplay(Map<String, Set<CauseKey>> bridged) {

    boolean matters(PairFact one, PairFact other) {
        return switch (one) {
            case Start start -> matters(start, other);
            case End end -> matters(end, other);
            case Activation activation -> matters(activation, other);
            case Retirement retirement -> matters(retirement, other);
        };
    }

    private boolean matters(Start start, PairFact other) {
        return switch (other) {
            case Start also -> start.cause().equals(also.cause()) && start.kind() != also.kind();
            case End end -> end.closes(start.cause());
            case Activation _ -> true;
            case Retirement retirement -> by(retirement).contains(start.cause());
        };
    }

    private boolean matters(End end, PairFact other) {
        return switch (other) {
            case Start start -> end.closes(start.cause());
            case End also -> end.rivals(also);
            case Activation _ -> true;
            case Retirement retirement -> by(retirement).stream().anyMatch(end::closes);
        };
    }

    private boolean matters(Activation activation, PairFact other) {
        return switch (other) {
            case Start _, End _ -> true;
            // Whichever came first, both bridge the same.
            case Activation _ -> false;
            case Retirement retirement -> leavesAGap(retirement, activation);
        };
    }

    private boolean matters(Retirement retirement, PairFact other) {
        return switch (other) {
            case Start start -> by(retirement).contains(start.cause());
            case End end -> by(retirement).stream().anyMatch(end::closes);
            case Activation activation -> leavesAGap(retirement, activation);
            case Retirement also ->
                    !sameTime(retirement, also)
                            && (retirement.workaround().equals(also.workaround())
                                    || by(retirement).stream().anyMatch(by(also)::contains));
        };
    }

    private boolean leavesAGap(Retirement retirement, Activation activation) {
        return retirement.workaround().equals(activation.workaround()) || !by(retirement).isEmpty();
    }

    private Set<CauseKey> by(Retirement retirement) {
        return bridged.getOrDefault(retirement.workaround(), Set.of());
    }

    private static boolean sameTime(PairFact one, PairFact other) {
        return one.occurredAt().earliest().equals(other.occurredAt().earliest())
                && one.occurredAt().latest().equals(other.occurredAt().latest());
    }
}
