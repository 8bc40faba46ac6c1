package io.incidentledger.command.sidestream;

import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;

import java.util.List;

/**
 * The entries that a statement names: by {@code stream@sequence}, or by the index of an earlier
 * command of the same request.
 *
 * @param earlier the sequences of what the earlier commands record, by index
 */
public record NamedOriginal<E extends LedgerEvent>(Entries<E> entries, List<Long> earlier) {
    public NamedOriginal {
        earlier = List.copyOf(earlier);
    }

    /** The lasting name of an entry, whether or not it is of this stream, or there at all. */
    public EntryId lasting(EntryId named) {
        return named.inTheSameRequest() && named.sequence() < earlier.size()
                ? entries.entryAt(earlier.get((int) named.sequence()))
                : named;
    }

    /**
     * The entry of this stream that is to be corrected or retracted, under its lasting name.
     *
     * @throws CommandRefused if there is none, or if it amends another itself
     */
    public EntryId of(EntryId named) {
        EntryId entry = lasting(named);
        E recorded =
                entry.stream().equals(entries.stream()) ? entries.recorded(entry.sequence()) : null;
        if (recorded == null) {
            throw refused(
                    Refusal.because(
                            UNKNOWN_ENTRY, "There is no entry %s in %s.", named, entries.stream()));
        }
        EntryId original = recorded.amends();
        if (original != null) {
            throw refused(
                    Refusal.because(
                            NOT_CORRECTABLE,
                            "%s amends %s: correct or retract that one instead.",
                            entry,
                            original));
        }
        return entry;
    }

    private static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(refusal.at("/entry"));
    }
}
