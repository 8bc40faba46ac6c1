package io.incidentledger.query.investigation;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldEvent;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldPlaced;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldReleased;
import io.incidentledger.api.investigation.LegalHoldId;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be kept, and what had to be; what is in place first, each in the order of time.
 *
 * @param inPlace how many are in place
 */
record LegalHoldsView(AsOf asOf, IncidentId incident, long inPlace, List<LegalHoldView> items) {
    /**
     * One hold, from its placing to its release.
     *
     * @param entry the entry that placed it
     * @param released when it was released; absent while it is in place
     * @param releasedBy the entry that says so
     */
    record LegalHoldView(
            LegalHoldId hold,
            EntryId entry,
            boolean inPlace,
            String scope,
            String reason,
            OccurredAt placed,
            @Nullable OccurredAt released,
            @Nullable EntryId releasedBy,
            @Nullable String releaseReason) {}

    static LegalHoldsView of(
            AsOf asOf, IncidentId incident, IncidentHistory history, Reader reader) {
        Seen seen = new Seen(history, asOf.validAt(), reader);
        Map<StandingEntry<LegalHoldEvent>, @Nullable StandingEntry<LegalHoldEvent>> releases =
                new LinkedHashMap<>();
        Map<LegalHoldId, StandingEntry<LegalHoldEvent>> inPlace = new LinkedHashMap<>();
        for (StandingEntry<LegalHoldEvent> it : seen.standing(LegalHoldEvent.class)) {
            switch (it.event()) {
                case LegalHoldPlaced placed -> {
                    releases.put(it, null);
                    inPlace.put(placed.hold(), it);
                }
                case LegalHoldReleased released -> {
                    StandingEntry<LegalHoldEvent> of = inPlace.remove(released.hold());
                    if (of != null) {
                        releases.put(of, it);
                    }
                }
            }
        }
        List<LegalHoldView> items =
                releases.entrySet().stream()
                        .filter(it -> seen.shows(it.getKey()))
                        .map(it -> view(it.getKey(), it.getValue(), seen))
                        .sorted(Comparator.comparing(it -> !it.inPlace()))
                        .toList();
        return new LegalHoldsView(
                asOf, incident, items.stream().filter(LegalHoldView::inPlace).count(), items);
    }

    private static LegalHoldView view(
            StandingEntry<LegalHoldEvent> entry,
            @Nullable StandingEntry<LegalHoldEvent> release,
            Seen seen) {
        LegalHoldPlaced placed = (LegalHoldPlaced) entry.event();
        LegalHoldReleased shown =
                release != null
                                && seen.shows(release)
                                && release.event() instanceof LegalHoldReleased it
                        ? it
                        : null;
        return new LegalHoldView(
                placed.hold(),
                entry.entry(),
                release == null,
                placed.scope(),
                placed.reason(),
                placed.clocks().occurredAt(),
                shown == null ? null : shown.clocks().occurredAt(),
                shown == null || release == null ? null : release.entry(),
                shown == null ? null : shown.reason());
    }
}
