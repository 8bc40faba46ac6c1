package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A site that was off the network.
 *
 * @param entry the entry that took it off
 * @param until when it came back; null while it is off
 * @param reconnectedBy the entry that says so
 */
record SiteView(
        String site,
        Cause cause,
        @Nullable String causeOf,
        String entry,
        OccurredAt since,
        @Nullable OccurredAt until,
        @Nullable String reconnectedBy) {
    /** All that may have gone off by then, in order of time. */
    static List<SiteView> of(List<SiteRow> rows, Cut cut) {
        return rows.stream()
                .filter(row -> cut.maybe(row.phase().started()))
                .map(row -> one(row, cut))
                .toList();
    }

    private static SiteView one(SiteRow row, Cut cut) {
        PhaseRow phase = row.phase();
        OccurredAt until = phase.ended();
        boolean back = until != null && cut.maybe(until);
        return new SiteView(
                row.site().value(),
                phase.cause().cause(),
                phase.cause().of(),
                row.incident() + "@" + phase.startedBy(),
                phase.started(),
                back ? until : null,
                back ? row.incident() + "@" + phase.endedBy() : null);
    }
}
