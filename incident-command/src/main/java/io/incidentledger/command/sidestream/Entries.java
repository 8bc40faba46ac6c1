package io.incidentledger.command.sidestream;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import java.util.ArrayList;
import java.util.List;

/**
 * Every entry of one stream, and what corrections and retractions have made of them. A value:
 * {@link #plus} returns another.
 *
 * @param <E> the events of the stream
 */
public final class Entries<E extends LedgerEvent> {
    private final String stream;
    private final Class<E> family;
    private final PVector<E> recorded;
    private final PMap<Long, E> corrected;
    private final PSet<Long> retracted;

    private Entries(
            String stream,
            Class<E> family,
            PVector<E> recorded,
            PMap<Long, E> corrected,
            PSet<Long> retracted) {
        this.stream = stream;
        this.family = family;
        this.recorded = recorded;
        this.corrected = corrected;
        this.retracted = retracted;
    }

    /**
     * An entry as it stands.
     *
     * @param entry the name under which it was first recorded
     * @param event what it says now
     */
    public record Placed<E extends LedgerEvent>(EntryId entry, E event) {}

    /** A stream in which nothing is recorded yet. */
    public static <E extends LedgerEvent> Entries<E> of(String stream, Class<E> family) {
        return new Entries<>(
                stream, family, TreePVector.empty(), HashTreePMap.empty(), HashTreePSet.empty());
    }

    /** The entries once this is recorded. A correction brings back what was retracted. */
    public Entries<E> plus(E event) {
        EntryId original = event.amends();
        if (original == null) {
            return new Entries<>(stream, family, recorded.plus(event), corrected, retracted);
        }
        long place = original.sequence();
        LedgerEvent replacement = event.replacement();
        return replacement == null
                ? new Entries<>(
                        stream, family, recorded.plus(event), corrected, retracted.plus(place))
                : new Entries<>(
                        stream,
                        family,
                        recorded.plus(event),
                        corrected.plus(place, family.cast(replacement)),
                        retracted.minus(place));
    }

    /** The name of the stream. */
    public String stream() {
        return stream;
    }

    /** How many have been recorded: the sequence of the next. */
    public long size() {
        return recorded.size();
    }

    /** The name of the entry at a place. */
    public EntryId entryAt(long place) {
        return new EntryId(stream, place);
    }

    /** The entry as it was recorded; null if it was never made. */
    public @Nullable E recorded(long place) {
        return place < 0 || place >= recorded.size() ? null : recorded.get((int) place);
    }

    /** What the entry says now; null if it was retracted or never made. */
    public @Nullable E effective(long place) {
        return retracted.contains(place) ? null : lastSaid(place);
    }

    /** What the entry said last, even if it was retracted since; null if it was never made. */
    public @Nullable E lastSaid(long place) {
        E correction = corrected.get(place);
        return correction == null ? recorded(place) : correction;
    }

    /** Every entry that stands, in the order in which they were recorded; no amendments. */
    public List<Placed<E>> standing() {
        return standing(family);
    }

    /** The same of some types only. */
    public <F extends E> List<Placed<F>> standing(Class<F> type) {
        List<Placed<F>> standing = new ArrayList<>();
        for (long place = 0; place < recorded.size(); place++) {
            E event = effective(place);
            if (event != null && event.amends() == null && type.isInstance(event)) {
                standing.add(new Placed<>(entryAt(place), type.cast(event)));
            }
        }
        return standing;
    }
}
