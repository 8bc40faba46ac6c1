package io.incidentledger.command.catalogue;

import static java.util.Comparator.comparing;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.fact.EntryId;

import java.time.Instant;
import java.util.Comparator;

/**
 * An entry as it stands, last corrected. Its natural order is the valid order of the catalogue: by
 * the time since when it holds, ties by place.
 *
 * @param place the sequence under which it was first recorded
 * @param event what it says now
 * @param claim the same, in the form in which entries are judged against each other
 */
record EffectiveEntry(long place, CatalogueEvent event, Claim claim)
        implements Comparable<EffectiveEntry> {
    private static final Comparator<EffectiveEntry> VALID_ORDER =
            comparing(EffectiveEntry::since).thenComparingLong(EffectiveEntry::place);

    Instant since() {
        return event.clocks().occurredAt().earliest();
    }

    EntryId id() {
        return new EntryId(CatalogueEvent.STREAM, place);
    }

    @Override
    public int compareTo(EffectiveEntry other) {
        return VALID_ORDER.compare(this, other);
    }
}
