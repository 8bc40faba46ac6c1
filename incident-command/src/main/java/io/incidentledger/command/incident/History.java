package io.incidentledger.command.incident;

import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.ForecastEvent;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.EntryRetracted;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteEvent;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.Inference;
import io.incidentledger.api.incident.LinkEvent.IncidentLinked;
import io.incidentledger.api.incident.PairFact;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundEvent;
import io.incidentledger.api.incident.ResponseEvent;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Everything that was recorded about one incident, and what of it stands: corrections replace what
 * an entry says and keep its place, retractions take it out. A value: {@link #plus} returns
 * another.
 */
final class History {
    private final IncidentId incident;
    private final PVector<IncidentEvent> entries;
    private final PMap<Long, IncidentEvent> corrected;
    private final PSet<Long> retracted;

    /** Which entries are, or once were, about a pair, about a site, or of a type. */
    private final PMap<Object, PSet<Long>> placesAbout;

    private History(
            IncidentId incident,
            PVector<IncidentEvent> entries,
            PMap<Long, IncidentEvent> corrected,
            PSet<Long> retracted,
            PMap<Object, PSet<Long>> placesAbout) {
        this.incident = incident;
        this.entries = entries;
        this.corrected = corrected;
        this.retracted = retracted;
        this.placesAbout = placesAbout;
    }

    /** Nothing recorded yet. */
    static History of(IncidentId incident) {
        return new History(
                incident,
                TreePVector.empty(),
                HashTreePMap.empty(),
                HashTreePSet.empty(),
                HashTreePMap.empty());
    }

    /** The history once this is recorded. */
    History plus(IncidentEvent event) {
        long place = size();
        PVector<IncidentEvent> appended = entries.plus(event);
        return switch (event) {
            case EntryCorrected correction -> {
                long original = correction.entry().sequence();
                yield new History(
                        incident,
                        appended,
                        corrected.plus(original, correction.replacement()),
                        retracted.minus(original),
                        indexed(original, correction.replacement()));
            }
            case EntryRetracted retraction ->
                    new History(
                            incident,
                            appended,
                            corrected,
                            retracted.plus(retraction.entry().sequence()),
                            placesAbout);
            case IncidentEvent fact ->
                    new History(incident, appended, corrected, retracted, indexed(place, fact));
        };
    }

    IncidentId incident() {
        return incident;
    }

    /** How many entries there are; also the sequence of the next. */
    long size() {
        return entries.size();
    }

    /** The name of the entry at a place. */
    EntryId entryAt(long place) {
        return new EntryId(incident.value(), place);
    }

    /** The entry as it was recorded; null if there is none. */
    @Nullable IncidentEvent recorded(long place) {
        return place < 0 || place >= size() ? null : entries.get((int) place);
    }

    /** The entry as it stands; null if there is none, or it or its site was retracted. */
    @Nullable IncidentEvent effective(long place) {
        IncidentEvent event = lastSaid(place);
        boolean taken = retracted.contains(place) || retracted.contains(siteOf(event));
        return taken ? null : event;
    }

    /** What the entry says, whether or not it was retracted; null if there is none. */
    @Nullable IncidentEvent lastSaid(long place) {
        IncidentEvent original = recorded(place);
        return original == null ? null : corrected.getOrDefault(place, original);
    }

    /** The entries that were inferred from this one and stand wherever it stands. */
    List<Long> inferredFrom(long site) {
        return places(Inference.class).stream()
                .filter(place -> !retracted.contains(place) && siteOf(lastSaid(place)) == site)
                .toList();
    }

    /** The same, as if the incident had not gone on from this step of its life. */
    History withoutStepsFrom(long place) {
        PSet<Long> without = retracted;
        for (Placed<LifecycleEvent> step : standing(LifecycleEvent.class)) {
            without = step.place() < place ? without : without.plus(step.place());
        }
        return new History(incident, entries, corrected, without, placesAbout);
    }

    /** The same without what stands at this place. */
    History without(long place) {
        return new History(incident, entries, corrected, retracted.plus(place), placesAbout);
    }

    /** Every pair that something was ever recorded about. */
    List<Pair> pairs() {
        return keys(Pair.class);
    }

    /** Every site that something was ever recorded about. */
    List<SiteId> sites() {
        return keys(SiteId.class);
    }

    private PairHistory of(Pair pair) {
        return fold(
                pair,
                place ->
                        effective(place) instanceof ServiceEvent event
                                        && event.service().equals(pair.service())
                                        && event.tenants().ids().contains(pair.tenant())
                                ? PairFact.of(place, event)
                                : null);
    }

    private PairHistory of(SiteId site) {
        return fold(
                site,
                place ->
                        effective(place) instanceof SiteEvent event && event.site().equals(site)
                                ? PairFact.of(place, event)
                                : null);
    }

    /** The standing facts about a {@link Pair} or a {@link SiteId}, folded. */
    PairHistory of(Object subject) {
        return subject instanceof Pair pair ? of(pair) : of((SiteId) subject);
    }

    /**
     * The places of what went on in the world (services and sites off and on) certainly after a
     * moment.
     */
    List<Long> wentOnAfter(OccurredAt moment) {
        return LongStream.range(0, size())
                .filter(
                        place -> {
                            IncidentEvent event = effective(place);
                            return (event instanceof ServiceEvent || event instanceof SiteEvent)
                                    && moment.certainlyBefore(event.clocks().occurredAt());
                        })
                .boxed()
                .toList();
    }

    /**
     * The standing entries of one type, in the order of their places: {@link LifecycleEvent},
     * {@link MilestoneReached}, {@link IncidentReclassified}, {@link RecoveryEvent}, {@link
     * ResponseEvent}, {@link CommunicationEvent}, {@link IncidentLinked} or {@link
     * ServiceRestored}.
     */
    <E extends IncidentEvent> List<Placed<E>> standing(Class<E> type) {
        return places(type).stream()
                .map(place -> new Placed<>(place, effective(place)))
                .filter(placed -> type.isInstance(placed.event()))
                .map(placed -> new Placed<>(placed.place(), type.cast(placed.event())))
                .toList();
    }

    /** Which pairs and sites an entry is about, as it stands or as it once stood. */
    Stream<Object> subjects(long place) {
        return Stream.concat(Stream.ofNullable(recorded(place)), Stream.ofNullable(lastSaid(place)))
                .flatMap(History::about)
                .filter(subject -> subject instanceof Pair || subject instanceof SiteId)
                .distinct();
    }

    /** An event and where it stands. */
    record Placed<E extends @Nullable IncidentEvent>(long place, E event) {}

    /** The place of the site's entry that this one was inferred from; -1 if it was not. */
    private static long siteOf(@Nullable IncidentEvent event) {
        return event instanceof ServiceTakenOffline off && off.inferredFrom() != null
                ? off.inferredFrom().entry().sequence()
                : -1;
    }

    private PairHistory fold(Object subject, Function<Long, @Nullable PairFact> fact) {
        List<PairFact> facts = new ArrayList<>();
        for (Long place : placesAbout.getOrDefault(subject, HashTreePSet.empty())) {
            PairFact found = fact.apply(place);
            if (found != null) {
                facts.add(found);
            }
        }
        return PairHistory.of(facts);
    }

    private List<Long> places(Object subject) {
        return placesAbout.getOrDefault(subject, HashTreePSet.empty()).stream().sorted().toList();
    }

    private <K> List<K> keys(Class<K> type) {
        Set<Object> keys = placesAbout.keySet();
        return keys.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private PMap<Object, PSet<Long>> indexed(long place, IncidentEvent event) {
        PMap<Object, PSet<Long>> index = placesAbout;
        for (Object subject : about(event).toList()) {
            PSet<Long> places =
                    Objects.requireNonNullElse(index.get(subject), HashTreePSet.<Long>empty());
            index = index.plus(subject, places.plus(place));
        }
        return index;
    }

    private static Stream<Object> about(IncidentEvent event) {
        return switch (event) {
            case ServiceTakenOffline off when off.inferredFrom() != null ->
                    Stream.concat(Stream.of(Inference.class), Pair.of(off).stream());
            case WorkaroundEvent workaround ->
                    Stream.concat(Stream.of(RecoveryEvent.class), Pair.of(workaround).stream());
            case ServiceRestored back ->
                    Stream.concat(Stream.of(ServiceRestored.class), Pair.of(back).stream());
            case ServiceEvent service -> Pair.of(service).stream().map(Object.class::cast);
            case SiteEvent site -> Stream.of(site.site());
            case LifecycleEvent _ -> Stream.of(LifecycleEvent.class);
            case MilestoneReached _ -> Stream.of(MilestoneReached.class);
            case IncidentReclassified _ -> Stream.of(IncidentReclassified.class);
            case RecoveryEvent _ -> Stream.of(RecoveryEvent.class);
            case ResponseEvent _ -> Stream.of(ResponseEvent.class);
            case CommunicationEvent _ -> Stream.of(CommunicationEvent.class);
            case IncidentLinked _ -> Stream.of(IncidentLinked.class);
            case ForecastEvent _, UpdatePosted _, NoteLogged _, Amendment _ -> Stream.empty();
        };
    }
}
