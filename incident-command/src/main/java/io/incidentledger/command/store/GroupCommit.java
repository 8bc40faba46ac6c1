package io.incidentledger.command.store;

import org.axonframework.eventhandling.EventMessage;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Commits what commands have decided: those that want to at the same moment share one durable
 * transaction.
 *
 * <p>What fails for one of a group is tried again for each alone, as nothing of it has been
 * committed; so neither a conflict nor anything else that is the fault of one touches a neighbour.
 * When the commit itself fails nobody knows what has become of it, and nothing is tried again.
 */
final class GroupCommit {
    /** More would make everybody wait for the slowest, and fill the heap. */
    private static final int MOST = 64;

    /** The classes of SQLSTATE that one command's own data can bring about: data, constraints. */
    private static final List<String> OF_ONE = List.of("22", "23");

    private record Member(PendingWrite write, Promise<Boolean> outcome) {}

    private final TransactionOperations transactions;
    private final Consumer<List<EventMessage<?>>> store;
    private final Combiner<Member> members = new Combiner<>(MOST, this::write);

    /**
     * @param transactions begins a new one
     * @param store inserts events in the transaction at hand
     */
    GroupCommit(TransactionOperations transactions, Consumer<List<EventMessage<?>>> store) {
        this.transactions = transactions;
        this.store = store;
    }

    /**
     * Writes, and returns when that is durable.
     *
     * @throws RuntimeException if it is not, or if nobody knows
     */
    void commit(PendingWrite write) {
        Member own = new Member(write, new Promise<>());
        members.serve(own);
        own.outcome().get();
    }

    private void write(List<Member> group) {
        boolean[] written = new boolean[1];
        try {
            transactions.executeWithoutResult(
                    _ -> {
                        insert(group);
                        written[0] = true;
                    });
            group.forEach(it -> it.outcome().succeed(true));
        } catch (RuntimeException | Error failure) {
            if (group.size() > 1 && !written[0] && isOfOne(failure)) {
                group.forEach(it -> write(List.of(it)));
            } else {
                group.forEach(it -> it.outcome().fail(failure));
            }
        }
    }

    /** The events of all come first: the order of publication rests on it. */
    private void insert(List<Member> group) {
        List<EventMessage<?>> events = new ArrayList<>();
        group.forEach(it -> events.addAll(it.write().events()));
        if (!events.isEmpty()) {
            store.accept(events);
        }
        group.forEach(it -> it.write().writeBehind());
    }

    /** A store that is away is nobody's fault, and to ask it once for each would take too long. */
    private static boolean isOfOne(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state != null && OF_ONE.stream().anyMatch(state::startsWith);
            }
        }
        return failure instanceof RuntimeException;
    }
}
