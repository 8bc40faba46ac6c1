package io.incidentledger.command.catalogue;

import static java.util.Comparator.comparing;

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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private @Nullable Registry everything;

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

    /** Whether a service was ever registered. */
    public boolean knows(ServiceId service) {
        return everything().services.containsKey(service);
    }

    /** Whether a tenant was ever registered. */
    public boolean knows(TenantId tenant) {
        return everything().tenants.contains(tenant);
    }

    /** Whether a site was ever registered. */
    public boolean knows(SiteId site) {
        return everything().sites.contains(site);
    }

    /** The services with the names nearest to an unknown one. */
    public List<String> nearest(ServiceId unknown) {
        return NearestNames.of(
                unknown.value(), everything().services.keySet().stream().map(ServiceId::value));
    }

    /** The tenants with the names nearest to an unknown one. */
    public List<String> nearest(TenantId unknown) {
        return NearestNames.of(unknown.value(), everything().tenants.stream().map(TenantId::value));
    }

    /** The sites with the names nearest to an unknown one. */
    public List<String> nearest(SiteId unknown) {
        return NearestNames.of(unknown.value(), everything().sites.stream().map(SiteId::value));
    }

    /** Who was subscribed to a service at a time; sorted. */
    public List<TenantId> subscribers(ServiceId service, Instant at) {
        Registry then = at(at);
        return then.subscriptions.keySet().stream()
                .filter(pair -> pair.service().equals(service) && then.isSubscribed(pair))
                .map(Registry.Pair::tenant)
                .toList();
    }

    /** Who used what from a site at a time; sorted, services without tenants left out. */
    public SortedMap<ServiceId, List<TenantId>> subscribersFrom(SiteId site, Instant at) {
        Registry then = at(at);
        SortedMap<ServiceId, List<TenantId>> found = new TreeMap<>();
        then.subscriptions.keySet().stream()
                .filter(pair -> then.isSubscribed(pair) && then.uses(pair, site))
                .forEach(
                        pair ->
                                found.merge(
                                        pair.service(), List.of(pair.tenant()), Catalogue::joined));
        return found;
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

    /** Everything that holds at some time, whenever that is. */
    Registry everything() {
        if (everything == null) {
            everything = at(Instant.MAX);
        }
        return everything;
    }

    /** What holds at a time. */
    Registry at(Instant moment) {
        Registry registry = new Registry();
        effectiveEntries().values().stream()
                .filter(event -> !since(event).isAfter(moment))
                .sorted(comparing(Catalogue::since))
                .forEach(registry::apply);
        return registry;
    }

    /** Every entry that stands, by its sequence. */
    Map<Long, CatalogueEvent> effectiveEntries() {
        Map<Long, CatalogueEvent> standing = new TreeMap<>();
        for (long sequence = 0; sequence < entries.size(); sequence++) {
            CatalogueEvent event = effective(sequence);
            if (event != null) {
                standing.put(sequence, event);
            }
        }
        return standing;
    }

    private static Instant since(CatalogueEvent event) {
        return event.clocks().occurredAt().earliest();
    }

    private static List<TenantId> joined(List<TenantId> some, List<TenantId> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
