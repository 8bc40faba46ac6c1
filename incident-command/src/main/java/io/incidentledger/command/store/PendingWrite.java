package io.incidentledger.command.store;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What one command will write once it has been decided: its events, and behind them whatever
 * follows from them. Until its commit nothing of it is in the database. Belongs to the thread of
 * its command until then.
 */
public final class PendingWrite {
    private static final String RESOURCE = PendingWrite.class.getName();

    private final List<EventMessage<?>> events = new ArrayList<>();
    private final List<Runnable> behind = new ArrayList<>();
    private @Nullable TransactionStatus own;

    PendingWrite() {}

    /** Puts a new one into the unit of work of this thread. */
    static PendingWrite begin() {
        PendingWrite write = new PendingWrite();
        CurrentUnitOfWork.get().resources().put(RESOURCE, write);
        return write;
    }

    /** That of the command that this thread carries out; null if it carries out none. */
    static @Nullable PendingWrite ofThisThread() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().getResource(RESOURCE) : null;
    }

    /**
     * That of the command at hand.
     *
     * @throws NullPointerException outside a command
     */
    public static PendingWrite current() {
        return Objects.requireNonNull(ofThisThread(), "no command is carried out here");
    }

    void add(List<? extends EventMessage<?>> more) {
        events.addAll(more);
    }

    /**
     * Adds what is to be written behind the events, in their transaction: a transaction that wrote
     * anything before its events would break the order of publication.
     */
    public void behind(Runnable statement) {
        behind.add(statement);
    }

    /** From now on until its end the command has a transaction to itself, and its locks. */
    void alone(Supplier<TransactionStatus> begin) {
        if (own == null) {
            own = begin.get();
        }
    }

    /** The transaction that it has to itself; null for none. */
    @Nullable TransactionStatus own() {
        return own;
    }

    boolean isEmpty() {
        return events.isEmpty() && behind.isEmpty();
    }

    List<EventMessage<?>> events() {
        return events;
    }

    /** Writes it, in the transaction at hand. */
    void writeInto(Consumer<List<EventMessage<?>>> store) {
        if (!events.isEmpty()) {
            store.accept(events);
        }
        writeBehind();
    }

    void writeBehind() {
        behind.forEach(Runnable::run);
    }
}
