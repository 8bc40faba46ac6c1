package io.incidentledger.command.sidestream;

import static io.incidentledger.api.refusal.RefusalCode.OTHER_KIND_OF_ENTRY;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;

import java.util.function.Function;

/** A correction says the same kind of thing about the same thing, or it is another entry. */
public final class SameSubject {
    private SameSubject() {}

    /**
     * Asks that of a correction.
     *
     * @param about what an event is about
     * @throws CommandRefused {@code OTHER_KIND_OF_ENTRY}
     */
    public static <E extends LedgerEvent> void require(
            EntryId entry, E original, E replacement, Function<? super E, ?> about) {
        if (replacement.getClass() != original.getClass()
                || !about.apply(replacement).equals(about.apply(original))) {
            throw new CommandRefused(
                    Refusal.because(
                                    OTHER_KIND_OF_ENTRY,
                                    "%s is a %s of %s; a correction keeps what it is about."
                                            + " Retract it and record the other.",
                                    entry,
                                    original.getClass().getSimpleName(),
                                    about.apply(original))
                            .at("/replacement"));
        }
    }
}
