package io.incidentledger.query.feed;

import io.incidentledger.query.feed.FeedPosition.Slot;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Which records will never be applied, because an operator said so.
 *
 * @param numbered those of ours, which keep their number on a topic that is made anew
 * @param foreign those of others, by their offset
 */
record Discards(Set<Place> numbered, Set<Place> foreign) {
    static final Discards NONE = new Discards(Set.of(), Set.of());

    /** A number, or an offset, of a partition. */
    record Place(Slot slot, long at) {}

    Discards {
        numbered = Set.copyOf(numbered);
        foreign = Set.copyOf(foreign);
    }

    /** Whether this one is among them. */
    boolean contain(Slot slot, @Nullable Long number, long offset) {
        return number == null
                ? foreign.contains(new Place(slot, offset))
                : numbered.contains(new Place(slot, number));
    }
}
