package io.incidentledger.query.incident;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.EntryRetracted;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries of one incident and what of them stands: a correction replaces what an entry says and
 * keeps its place, the last one wins, and it brings back what was retracted; what was inferred from
 * a site stands only as long as that does. A value: {@link #plus} returns another.
 */
final class Standing implements StandingFacts {
    static final Standing NONE =
            new Standing(
                    0,
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePSet.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    private final long size;
    private final PMap<Long, IncidentEvent> recorded;
    private final PMap<Long, IncidentEvent> corrected;
    private final PSet<Long> retracted;
    private final PMap<Subject, PSet<Long>> about;
    private final PMap<Long, PSet<Long>> inferred;

    private Standing(
            long size,
            PMap<Long, IncidentEvent> recorded,
            PMap<Long, IncidentEvent> corrected,
            PSet<Long> retracted,
            PMap<Subject, PSet<Long>> about,
            PMap<Long, PSet<Long>> inferred) {
        this.size = size;
        this.recorded = recorded;
        this.corrected = corrected;
        this.retracted = retracted;
        this.about = about;
        this.inferred = inferred;
    }

    /** What stands once this is recorded. */
    Standing plus(IncidentEvent event) {
        PMap<Long, IncidentEvent> more = recorded.plus(size, event);
        long next = size + 1;
        return switch (event) {
            case EntryCorrected correction -> {
                long place = correction.entry().sequence();
                yield new Standing(
                        next,
                        more,
                        corrected.plus(place, correction.replacement()),
                        retracted.minus(place),
                        indexed(place, correction.replacement()),
                        inferred);
            }
            case EntryRetracted retraction ->
                    new Standing(
                            next,
                            more,
                            corrected,
                            retracted.plus(retraction.entry().sequence()),
                            about,
                            inferred);
            case ServiceTakenOffline off when off.inferredFrom() != null ->
                    new Standing(
                            next,
                            more,
                            corrected,
                            retracted,
                            indexed(size(), off),
                            with(inferred, off.inferredFrom().entry().sequence(), size()));
            case IncidentEvent fact ->
                    new Standing(next, more, corrected, retracted, indexed(size(), fact), inferred);
        };
    }

    /** It with nothing up to an entry: what should be there has been discarded. */
    Standing upTo(long sequence) {
        return new Standing(sequence, recorded, corrected, retracted, about, inferred);
    }

    /** The sequence of the next entry. */
    long size() {
        return size;
    }

    /** What the entry with this sequence says now; null if it was retracted or is not there. */
    @Nullable IncidentEvent at(long place) {
        if (!recorded.containsKey(place) || retracted.contains(place)) {
            return null;
        }
        IncidentEvent event = corrected.getOrDefault(place, recorded.get(place));
        return event instanceof ServiceTakenOffline off
                        && off.inferredFrom() != null
                        && retracted.contains(off.inferredFrom().entry().sequence())
                ? null
                : event;
    }

    @Override
    public SortedMap<Long, IncidentEvent> about(Subject subject) {
        SortedMap<Long, IncidentEvent> found = new TreeMap<>();
        for (Long place : about.getOrDefault(subject, HashTreePSet.empty())) {
            IncidentEvent event = at(place);
            if (event != null && Subject.of(event).contains(subject)) {
                found.put(place, event);
            }
        }
        return found;
    }

    /** What may look different before and after this is recorded: never too little. */
    Set<Subject> touchedBy(IncidentEvent event) {
        if (!(event instanceof Amendment amendment)) {
            return Subject.of(event);
        }
        long original = amendment.entry().sequence();
        Set<Subject> touched = new HashSet<>(subjectsOf(original));
        for (Long place : inferred.getOrDefault(original, HashTreePSet.empty())) {
            touched.addAll(subjectsOf(place));
        }
        if (amendment instanceof EntryCorrected correction) {
            touched.addAll(Subject.of(correction.replacement()));
        }
        return touched;
    }

    private Set<Subject> subjectsOf(long place) {
        IncidentEvent original = recorded.get(place);
        if (original == null) {
            throw new IllegalStateException(
                    "amends the entry %d, which is not there".formatted(place));
        }
        Set<Subject> subjects = new HashSet<>(Subject.of(original));
        subjects.addAll(Subject.of(corrected.getOrDefault(place, original)));
        return subjects;
    }

    private PMap<Subject, PSet<Long>> indexed(long place, IncidentEvent event) {
        PMap<Subject, PSet<Long>> index = about;
        for (Subject subject : Subject.of(event)) {
            index = with(index, subject, place);
        }
        return index;
    }

    private static <K> PMap<K, PSet<Long>> with(PMap<K, PSet<Long>> index, K key, long place) {
        PSet<Long> places = Objects.requireNonNullElse(index.get(key), HashTreePSet.<Long>empty());
        return index.plus(key, places.plus(place));
    }
}
