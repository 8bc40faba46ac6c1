package io.incidentledger.query.catalogue;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryCorrected;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The catalogue as its entries have it so far: what stands, and the periods that it amounts to.
 *
 * @param size the sequence of the next entry
 * @param recorded every entry by its sequence, as recorded
 * @param corrected by sequence, what corrected entries say now
 * @param retracted the sequences of those taken back
 * @param about by id, which entries say something about it, or once did
 */
record CatalogueFold(
        long size,
        PMap<Long, CatalogueEvent> recorded,
        PMap<Long, CatalogueEvent> corrected,
        PSet<Long> retracted,
        PMap<Object, PSet<Long>> about) {
    static final CatalogueFold EMPTY =
            new CatalogueFold(
                    0,
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePSet.empty(),
                    HashTreePMap.empty());

    /** The catalogue once this is recorded. */
    CatalogueFold plus(CatalogueEvent event) {
        PMap<Long, CatalogueEvent> more = recorded.plus(size, event);
        long next = size + 1;
        return switch (event) {
            case CatalogueEntryCorrected correction -> {
                long place = correction.entry().sequence();
                yield new CatalogueFold(
                        next,
                        more,
                        corrected.plus(place, correction.replacement()),
                        retracted.minus(place),
                        indexed(place, correction.replacement()));
            }
            case CatalogueEntryRetracted retraction ->
                    new CatalogueFold(
                            next,
                            more,
                            corrected,
                            retracted.plus(retraction.entry().sequence()),
                            about);
            default -> new CatalogueFold(next, more, corrected, retracted, indexed(size, event));
        };
    }

    /** It with nothing up to an entry: what should be there has been discarded. */
    CatalogueFold upTo(long sequence) {
        return new CatalogueFold(sequence, recorded, corrected, retracted, about);
    }

    /** The ids of what may look different before and after this is recorded. */
    Set<Object> touchedBy(CatalogueEvent event) {
        return switch (event) {
            case CatalogueEntryCorrected correction -> {
                Set<Object> ids = idsAt(correction.entry().sequence());
                ids.addAll(ids(correction.replacement()));
                yield ids;
            }
            case CatalogueEntryRetracted retraction -> idsAt(retraction.entry().sequence());
            default -> ids(event);
        };
    }

    /** What was valid about a thing, and when; in the order in which it was. */
    Map<Period.Key, Period<Thing>> periods(Object id) {
        List<Long> places = new ArrayList<>(about.getOrDefault(id, HashTreePSet.empty()));
        places.removeIf(place -> !ids(at(place)).contains(id));
        places.sort(Comparator.comparing(this::since).thenComparing(place -> place));
        Map<Period.Key, Period<Thing>> periods = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            long place = places.get(i);
            Thing thing =
                    Objects.requireNonNull(Thing.of(Objects.requireNonNull(at(place)))).thing();
            Instant to = i + 1 < places.size() ? since(places.get(i + 1)) : null;
            if (thing != null && !since(place).equals(to)) {
                periods.put(
                        new Period.Key(id, place), new Period<>(thing, place, since(place), to));
            }
        }
        return periods;
    }

    private @Nullable CatalogueEvent at(long place) {
        return retracted.contains(place)
                ? null
                : corrected.getOrDefault(place, recorded.get(place));
    }

    private Instant since(long place) {
        return Objects.requireNonNull(at(place)).clocks().occurredAt().earliest();
    }

    private Set<Object> idsAt(long place) {
        CatalogueEvent original = recorded.get(place);
        if (original == null) {
            throw new IllegalStateException(
                    "amends the entry %d, which is not there".formatted(place));
        }
        Set<Object> ids = ids(original);
        ids.addAll(ids(corrected.getOrDefault(place, original)));
        return ids;
    }

    private static Set<Object> ids(@Nullable CatalogueEvent event) {
        Thing.Change change = event == null ? null : Thing.of(event);
        return change == null ? new HashSet<>() : new HashSet<>(Set.of(change.id()));
    }

    private PMap<Object, PSet<Long>> indexed(long place, CatalogueEvent event) {
        PMap<Object, PSet<Long>> index = about;
        for (Object id : ids(event)) {
            PSet<Long> places =
                    Objects.requireNonNullElse(index.get(id), HashTreePSet.<Long>empty());
            index = index.plus(id, places.plus(place));
        }
        return index;
    }
}
