package io.incidentledger.command.sidestream;

import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Statement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.recording.Decided;

import java.util.ArrayList;
import java.util.List;

/** Takes the statements of one request in turn, all of them or none. */
public final class InTurn {
    private InTurn() {}

    /** What one statement records. */
    @FunctionalInterface
    public interface Step<S, E extends LedgerEvent> {
        /**
         * The events, the statement's own first; at least one.
         *
         * @param entries what is recorded before it, by earlier statements too
         * @param earlier the sequences of what each of those records first
         * @throws CommandRefused if it is refused, or objected to and not overridden
         */
        List<? extends E> events(S statement, Entries<E> entries, List<Long> earlier);
    }

    /**
     * What the request records, in order.
     *
     * @throws CommandRefused by the step, pointing at the statement that it is about
     */
    public static <S extends Statement<?>, E extends LedgerEvent> List<Decided> decide(
            List<S> statements, Entries<E> recorded, Step<S, E> step) {
        List<Decided> decided = new ArrayList<>();
        List<Long> earlier = new ArrayList<>();
        Entries<E> entries = recorded;
        for (int index = 0; index < statements.size(); index++) {
            S statement = statements.get(index);
            try {
                List<? extends E> events = step.events(statement, entries, List.copyOf(earlier));
                earlier.add(entries.size());
                for (E event : events) {
                    entries = entries.plus(event);
                    decided.add(new Decided(event, statement.attribution()));
                }
            } catch (CommandRefused refused) {
                throw statements.size() == 1 ? refused : refused.inCommand(index);
            }
        }
        return decided;
    }
}
