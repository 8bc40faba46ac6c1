package io.incidentledger.command.notification;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.DeadlineRule;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;

import org.jspecify.annotations.Nullable;

/**
 * A deadline as the rules have it, before it has a name.
 *
 * @param rule by which; null if an authority set it by itself
 * @param legalBasis where it stands
 * @param authority who must be told
 * @param tenant whose it is; null if it is ours
 * @param startedBy the entry whose fact started it
 * @param after the deadline whose submission started it
 * @param at when that fact was true
 * @param due by when; null if there is no number
 */
record Started(
        @Nullable DeadlineRule rule,
        String legalBasis,
        String authority,
        @Nullable TenantId tenant,
        EntryId startedBy,
        @Nullable DeadlineId after,
        OccurredAt at,
        @Nullable Due due,
        boolean shiftExcluded) {
    DeadlineKey key() {
        return new DeadlineKey(
                rule == null ? null : rule.id(), tenant, DeadlineKey.origin(after, startedBy));
    }

    /**
     * As it is recorded.
     *
     * @param version of the rules
     * @param learnedAt when it was known that it is so
     */
    DeadlineSet set(
            IncidentId incident,
            DeadlineId deadline,
            String version,
            @Nullable EntryId supersedes,
            @Nullable LearnedAt learnedAt) {
        return new DeadlineSet(
                incident,
                deadline,
                rule == null ? null : rule.id(),
                rule == null ? null : version,
                rule == null ? null : rule.regime(),
                legalBasis,
                authority,
                tenant,
                startedBy,
                after,
                rule == null ? null : rule.limit(),
                rule == null ? due == null : rule.undueDelay(),
                due == null ? null : due.strict(),
                due == null ? null : due.legalLatest(),
                rule != null && rule.reasonsForDelay(),
                rule == null ? null : rule.unless(),
                rule == null ? null : rule.unverified(),
                shiftExcluded,
                supersedes,
                new Clocks(at, learnedAt, null));
    }
}
