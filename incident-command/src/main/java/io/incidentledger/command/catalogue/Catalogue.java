package io.incidentledger.command.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryCorrected;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueOpened;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.SiteRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.SiteRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.Subscribed;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRetired;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The catalogue as far as it has been recorded: every entry, and which of them were corrected or
 * retracted. A value: {@link #evolve} returns another.
 */
public final class Catalogue {
    /** Nothing recorded yet. */
    public static final Catalogue EMPTY =
            new Catalogue(TreePVector.empty(), HashTreePMap.empty(), HashTreePSet.empty());

    private final PVector<CatalogueEvent> entries;
    private final PMap<Long, CatalogueEvent> corrected;
    private final PSet<Long> retracted;
    private @Nullable List<EffectiveEntry> standing;

    private Catalogue(
            PVector<CatalogueEvent> entries,
            PMap<Long, CatalogueEvent> corrected,
            PSet<Long> retracted) {
        this.entries = entries;
        this.corrected = corrected;
        this.retracted = retracted;
    }

    /** The catalogue once this has happened. */
    public Catalogue evolve(CatalogueEvent event) {
        PVector<CatalogueEvent> appended = entries.plus(event);
        return switch (event) {
            case CatalogueEntryCorrected correction ->
                    new Catalogue(
                            appended,
                            corrected.plus(correction.entry().sequence(), correction.replacement()),
                            retracted.minus(correction.entry().sequence()));
            case CatalogueEntryRetracted retraction ->
                    new Catalogue(
                            appended, corrected, retracted.plus(retraction.entry().sequence()));
            case CatalogueOpened _,
                    SiteRegistered _,
                    ServiceRegistered _,
                    ServiceRevised _,
                    TenantRegistered _,
                    Subscribed _,
                    SubscriptionRevised _,
                    SiteRetired _,
                    ServiceRetired _,
                    TenantRetired _,
                    SubscriptionRetired _ ->
                    new Catalogue(appended, corrected, retracted);
        };
    }

    /** The sequence of the last entry, which names this state of the catalogue; -1 for none. */
    public long version() {
        return entries.size() - 1L;
    }

    /** Whether a service was ever registered, whatever holds now. */
    public boolean knows(ServiceId service) {
        return firstSaid(service) != null;
    }

    /** Whether a tenant was ever registered, whatever holds now. */
    public boolean knows(TenantId tenant) {
        return firstSaid(tenant) != null;
    }

    /** Whether a site was ever registered, whatever holds now. */
    public boolean knows(SiteId site) {
        return firstSaid(site) != null;
    }

    /** The services with the names nearest to an unknown one. */
    public List<String> nearest(ServiceId unknown) {
        return NearestNames.of(unknown.value(), known(ServiceId.class));
    }

    /** The tenants with the names nearest to an unknown one. */
    public List<String> nearest(TenantId unknown) {
        return NearestNames.of(unknown.value(), known(TenantId.class));
    }

    /** The sites with the names nearest to an unknown one. */
    public List<String> nearest(SiteId unknown) {
        return NearestNames.of(unknown.value(), known(SiteId.class));
    }

    /** Who was subscribed to a service at a time; sorted. */
    public List<TenantId> subscribers(ServiceId service, Instant at) {
        return at(at).subscriptions()
                .filter(subscription -> subscription.service().equals(service))
                .map(SubscriptionId::tenant)
                .toList();
    }

    /** Who was subscribed to anything at a time; sorted. */
    public List<TenantId> subscribers(Instant at) {
        return at(at).subscriptions().map(SubscriptionId::tenant).distinct().sorted().toList();
    }

    /** Who used what from a site at a time; sorted, services without tenants left out. */
    public SortedMap<ServiceId, List<TenantId>> subscribersFrom(SiteId site, Instant at) {
        Registry then = at(at);
        return then.subscriptions()
                .filter(subscription -> then.uses(subscription, site))
                .collect(
                        groupingBy(
                                SubscriptionId::service,
                                TreeMap::new,
                                mapping(SubscriptionId::tenant, toList())));
    }

    /** The entry as it now stands; null if it was retracted or never made. */
    @Nullable CatalogueEvent effective(long sequence) {
        return sequence < 0 || sequence >= entries.size() || retracted.contains(sequence)
                ? null
                : corrected.getOrDefault(sequence, entries.get((int) sequence));
    }

    /** The entry as it was recorded; null if it was never made. */
    @Nullable CatalogueEvent recorded(long sequence) {
        return sequence < 0 || sequence >= entries.size() ? null : entries.get((int) sequence);
    }

    /** Every entry that stands, in valid order. */
    List<EffectiveEntry> standing() {
        if (standing == null) {
            standing =
                    LongStream.range(0, entries.size())
                            .mapToObj(this::standing)
                            .filter(Objects::nonNull)
                            .sorted()
                            .toList();
        }
        return standing;
    }

    /** What the entry with this sequence stands for; null if it says nothing, or no more. */
    @Nullable EffectiveEntry standing(long sequence) {
        CatalogueEvent event = effective(sequence);
        Claim claim = event == null ? null : Claim.of(event);
        return event == null || claim == null ? null : new EffectiveEntry(sequence, event, claim);
    }

    /** What holds at a time. */
    Registry at(Instant moment) {
        return heldWhile(entry -> !entry.since().isAfter(moment));
    }

    /** What holds just before an entry, in valid order; it need not be recorded. */
    Registry before(EffectiveEntry entry) {
        return heldWhile(other -> other.compareTo(entry) < 0);
    }

    /** Since when a thing has been in the catalogue for the first time; null for never. */
    @Nullable Instant firstSaid(Record id) {
        return registrations()
                .filter(entry -> entry.claim().about().equals(id))
                .findFirst()
                .map(EffectiveEntry::since)
                .orElse(null);
    }

    private Registry heldWhile(Predicate<EffectiveEntry> holds) {
        Registry registry = Registry.EMPTY;
        for (EffectiveEntry entry : standing()) {
            if (!holds.test(entry)) {
                return registry;
            }
            registry = registry.plus(entry);
        }
        return registry;
    }

    private Stream<String> known(Class<? extends Record> kindOfId) {
        return registrations()
                .map(entry -> entry.claim().about())
                .filter(kindOfId::isInstance)
                .map(Object::toString)
                .distinct();
    }

    private Stream<EffectiveEntry> registrations() {
        return standing().stream().filter(entry -> entry.claim().kind() != Claim.Kind.ENDS);
    }
}
