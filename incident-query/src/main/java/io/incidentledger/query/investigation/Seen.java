package io.incidentledger.query.investigation;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * An investigation, and who looks at it. What a reader may not see is folded all the same, or they
 * would be shown a gap, or a finding as the last word, where there is none; but nothing of it is
 * shown.
 *
 * @param validAt how far they look on the valid axis; null without an upper bound
 */
record Seen(IncidentHistory history, @Nullable Instant validAt, Reader reader) {
    /** What stands and may have happened by then, in the order of time, ties by place. */
    <E extends LedgerEvent> List<StandingEntry<E>> standing(Class<E> family) {
        return history.standing(family).stream()
                .filter(it -> validAt == null || !earliest(it).isAfter(validAt))
                .sorted(Comparator.comparing(Seen::earliest))
                .toList();
    }

    /** Whether the reader may see an entry about nobody in particular. */
    boolean shows(StandingEntry<?> entry) {
        return shows(entry, null);
    }

    /** Whether the reader may see an entry about these tenants. */
    boolean shows(StandingEntry<?> entry, @Nullable TenantSet tenants) {
        return entry.isOpenTo(reader) && (!reader.isBound() || !own(tenants).isEmpty());
    }

    /** The name of an entry, if the reader may see it. */
    @Nullable EntryId name(@Nullable StandingEntry<?> entry, @Nullable TenantSet tenants) {
        return entry != null && shows(entry, tenants) ? entry.entry() : null;
    }

    /** What corrected an entry; null if nothing did. */
    static @Nullable EntryId correctionOf(StandingEntry<?> entry) {
        EntryId said = entry.saidBy().entry();
        return said.equals(entry.entry()) ? null : said;
    }

    /** Those of the tenants whom the reader may know. */
    List<TenantId> own(@Nullable TenantSet tenants) {
        return tenants == null
                ? List.of()
                : tenants.ids().stream().filter(it -> reader.mayKnow(it.value())).toList();
    }

    private static Instant earliest(StandingEntry<?> entry) {
        return entry.occurredAt().earliest();
    }
}
