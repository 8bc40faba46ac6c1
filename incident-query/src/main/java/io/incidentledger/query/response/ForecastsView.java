package io.incidentledger.query.response;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.ForecastEvent.ForecastRevised;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When which restoration was expected.
 *
 * @param forecasts by service and tenant
 */
record ForecastsView(AsOf asOf, String incident, List<Forecast> forecasts) {
    /**
     * What is expected for one service of one tenant.
     *
     * @param expected what was said last; null when it is not foreseeable
     * @param revisions everything that was said, in the order of time
     */
    record Forecast(
            ServiceId service,
            TenantId tenant,
            @Nullable OccurredAt expected,
            List<Revision> revisions) {}

    /**
     * What was said once.
     *
     * @param expected null when it was not foreseeable
     * @param basis absent for somebody who is bound to tenants
     */
    record Revision(
            EntryId entry, OccurredAt at, @Nullable OccurredAt expected, @Nullable String basis) {}

    private record Served(ServiceId service, TenantId tenant) implements Comparable<Served> {
        @Override
        public int compareTo(Served other) {
            return Comparator.comparing(Served::service)
                    .thenComparing(Served::tenant)
                    .compare(this, other);
        }
    }

    static ForecastsView of(Shown shown) {
        Map<Served, List<Revision>> byPair = new TreeMap<>();
        shown.marked(ForecastRevised.class).stream()
                .sorted(Comparator.comparing(it -> it.occurredAt().earliest()))
                .forEach(entry -> add(byPair, entry, shown.reader()));
        return new ForecastsView(
                shown.asOf(),
                shown.incident(),
                byPair.entrySet().stream()
                        .map(
                                it ->
                                        new Forecast(
                                                it.getKey().service(),
                                                it.getKey().tenant(),
                                                it.getValue().getLast().expected(),
                                                List.copyOf(it.getValue())))
                        .toList());
    }

    private static void add(
            Map<Served, List<Revision>> byPair,
            StandingEntry<ForecastRevised> entry,
            Reader reader) {
        ForecastRevised it = entry.event();
        Revision revision =
                new Revision(
                        entry.entry(),
                        entry.occurredAt(),
                        it.expected(),
                        reader.isBound() ? null : it.basis());
        it.tenants().ids().stream()
                .filter(tenant -> reader.mayKnow(tenant.value()))
                .forEach(
                        tenant ->
                                byPair.computeIfAbsent(
                                                new Served(it.service(), tenant),
                                                _ -> new ArrayList<>())
                                        .add(revision));
    }
}
