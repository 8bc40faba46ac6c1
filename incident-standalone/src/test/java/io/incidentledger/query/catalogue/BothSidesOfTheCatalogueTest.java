package io.incidentledger.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryCorrected;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.Subscribed;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRetired;
import io.incidentledger.api.catalogue.Clientele;
import io.incidentledger.api.catalogue.Criticality;
import io.incidentledger.api.catalogue.ProtectionClass;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.query.catalogue.Thing.PairId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The two sides fold the catalogue each in its own way, and must come to the same. Stands here,
 * where both are in sight. Fails when either orders entries by arrival, drops the place of a
 * corrected one, or lets a retirement outlast what follows it.
 */
class BothSidesOfTheCatalogueTest {
    private static final int HOURS = 6;
    private static final List<TenantId> TENANTS = List.of(new TenantId("aok"), new TenantId("sbk"));
    private static final List<ServiceId> SERVICES =
            List.of(new ServiceId("eau"), new ServiceId("kim"));
    private static final List<SiteId> SITES = List.of(new SiteId("munich"), new SiteId("west"));

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @RepeatedTest(200)
    void agree_at_every_time_on_who_uses_what_from_where() {
        Catalogue deciding = Catalogue.EMPTY;
        CatalogueFold shown = CatalogueFold.EMPTY;
        for (int entries = 0; entries < 30; entries++) {
            CatalogueEvent event = any(entries);
            deciding = deciding.evolve(event);
            shown = shown.plus(event);
            for (int hour = -1; hour <= HOURS; hour++) {
                assertThat(shown(shown, hour))
                        .as("seed %d, entry %d, hour %d", seed, entries, hour)
                        .isEqualTo(decided(deciding, hour));
            }
        }
    }

    private static List<String> decided(Catalogue catalogue, int hour) {
        return SERVICES.stream()
                .flatMap(
                        service ->
                                catalogue.subscribers(service, time(hour)).stream()
                                        .map(
                                                tenant ->
                                                        service
                                                                + " "
                                                                + tenant
                                                                + " "
                                                                + sites(
                                                                        catalogue, service, tenant,
                                                                        hour)))
                .toList();
    }

    private static List<SiteId> sites(
            Catalogue catalogue, ServiceId service, TenantId tenant, int hour) {
        return SITES.stream()
                .filter(
                        site ->
                                catalogue
                                        .subscribersFrom(site, time(hour))
                                        .getOrDefault(service, List.of())
                                        .contains(tenant))
                .toList();
    }

    private static List<String> shown(CatalogueFold fold, int hour) {
        List<String> found = new ArrayList<>();
        for (ServiceId service : SERVICES) {
            for (TenantId tenant : TENANTS) {
                if (valid(fold, service, hour) instanceof Thing.Service provided
                        && valid(fold, tenant, hour) != null
                        && valid(fold, new PairId(service, tenant), hour)
                                instanceof Thing.Subscription subscription) {
                    Stream<SiteId> from =
                            subscription.sites().isEmpty()
                                    ? Stream.ofNullable(provided.site())
                                    : subscription.sites().stream();
                    found.add(service + " " + tenant + " " + from.toList());
                }
            }
        }
        return found;
    }

    private static @Nullable Thing valid(CatalogueFold fold, Object id, int hour) {
        List<Thing> valid =
                fold.periods(id).values().stream()
                        .filter(period -> !period.from().isAfter(time(hour)))
                        .filter(period -> period.to() == null || period.to().isAfter(time(hour)))
                        .map(Period::thing)
                        .toList();
        assertThat(valid).as("one thing at a time").hasSizeLessThan(2);
        return valid.isEmpty() ? null : valid.getFirst();
    }

    private CatalogueEvent any(int recorded) {
        if (recorded == 0 || random.nextInt(4) > 0) {
            return fact(random.nextInt(7));
        }
        EntryId entry = new EntryId(CatalogueEvent.STREAM, random.nextInt(recorded));
        return random.nextBoolean()
                ? new CatalogueEntryRetracted(entry, "x", List.of(), clocks())
                : new CatalogueEntryCorrected(
                        entry, fact(random.nextInt(7)), "x", List.of(), clocks());
    }

    private CatalogueEvent fact(int kind) {
        TenantId tenant = one(TENANTS);
        ServiceId service = one(SERVICES);
        List<SiteId> sites = random.nextBoolean() ? List.of() : List.of(one(SITES));
        return switch (kind) {
            case 0 -> new TenantRegistered(tenant, "t", false, clocks());
            case 1 ->
                    new ServiceRegistered(
                            service,
                            "s",
                            one(SITES),
                            Criticality.HIGH,
                            ProtectionClass.NORMAL,
                            Clientele.CUSTOMERS,
                            null,
                            List.of(),
                            false,
                            clocks());
            case 2 -> new Subscribed(tenant, service, sites, null, clocks());
            case 3 -> new SubscriptionRevised(tenant, service, sites, "a", List.of(), clocks());
            case 4 -> new SubscriptionRetired(tenant, service, null, clocks());
            case 5 -> new ServiceRetired(service, null, clocks());
            default -> new TenantRetired(tenant, null, clocks());
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Clocks clocks() {
        return new Clocks(OccurredAt.exactly(time(random.nextInt(HOURS))), null, null);
    }

    private static Instant time(int hour) {
        return Instant.parse("2023-04-27T00:00:00Z").plusSeconds(3600L * hour);
    }
}
