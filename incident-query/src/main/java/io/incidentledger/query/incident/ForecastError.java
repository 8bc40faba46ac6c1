package io.incidentledger.query.incident;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.ForecastEvent.ForecastRevised;
import io.incidentledger.query.availability.TimeRange;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.incident.PhaseRow.PhaseEnd;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was expected once for one pair, and what came of it.
 *
 * @param entry the forecast
 * @param saidAt when it was made
 * @param expected null when it was not foreseeable
 * @param restored when nothing of the pair was disrupted any more for the first time since the
 *     forecast; null while that is not so
 * @param open whether that may be to come
 * @param lateBy how much later than expected it was, negative if earlier; while it is open and
 *     overdue, how much later it is already. Null where there is nothing to compare
 */
record ForecastError(
        EntryId entry,
        String service,
        String tenant,
        OccurredAt saidAt,
        @Nullable OccurredAt expected,
        @Nullable OccurredAt restored,
        boolean open,
        @Nullable TimeRange lateBy) {

    /** One for each of some tenants of a forecast. */
    static List<ForecastError> of(
            StandingEntry<ForecastRevised> forecast,
            List<TenantId> tenants,
            Map<Subject.Pair, List<PhaseRow>> phases,
            Instant until) {
        return tenants.stream()
                .map(tenant -> new Subject.Pair(forecast.event().service(), tenant))
                .map(pair -> of(forecast, pair, phases.getOrDefault(pair, List.of()), until))
                .toList();
    }

    private static ForecastError of(
            StandingEntry<ForecastRevised> forecast,
            Subject.Pair pair,
            List<PhaseRow> phases,
            Instant until) {
        OccurredAt expected = forecast.event().expected();
        OccurredAt restored =
                phases.stream()
                        .filter(phase -> phase.ending() == PhaseEnd.RESTORED)
                        .flatMap(phase -> Optional.ofNullable(phase.ended()).stream())
                        .filter(new Cut(until)::maybe)
                        .filter(end -> !end.certainlyBefore(forecast.occurredAt()))
                        .filter(end -> phases.stream().noneMatch(it -> goesOn(it, end)))
                        .min(Comparator.comparing(OccurredAt::latest))
                        .orElse(null);
        boolean open = restored == null && phases.stream().anyMatch(new Cut(until)::mayHold);
        return new ForecastError(
                forecast.entry(),
                pair.service().value(),
                pair.tenant().value(),
                forecast.occurredAt(),
                expected,
                restored,
                open,
                expected == null ? null : late(expected, restored, open ? until : null));
    }

    private static boolean goesOn(PhaseRow phase, OccurredAt end) {
        OccurredAt ended = phase.ended();
        return phase.started().earliest().isBefore(end.latest())
                && (ended == null || ended.latest().isAfter(end.latest()));
    }

    private static @Nullable TimeRange late(
            OccurredAt expected, @Nullable OccurredAt restored, @Nullable Instant openUntil) {
        if (restored != null) {
            return TimeRange.deviation(expected, restored);
        }
        return openUntil != null && expected.latest().isBefore(openUntil)
                ? TimeRange.between(expected, OccurredAt.exactly(openUntil))
                : null;
    }
}
