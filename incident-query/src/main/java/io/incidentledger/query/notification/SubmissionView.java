package io.incidentledger.query.notification;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.notification.NotificationEvent.NotificationSubmitted;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.Snapshot;
import io.incidentledger.api.notification.SubmissionKind;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Somebody was told. Whoever is bound to tenants is shown when, whom and how much.
 *
 * @param tenant whose duty it was, or who was told; absent if it was ours
 * @param reference our own file number
 * @param restsOn what was known then, by its digest
 */
record SubmissionView(
        EntryId entry,
        OccurredAt at,
        @Nullable RuleId rule,
        @Nullable TenantId tenant,
        String authority,
        SubmissionKind kind,
        @Nullable String channel,
        @Nullable String reference,
        @Nullable String reasonsForDelay,
        @Nullable Snapshot restsOn,
        List<Receipt> receipts) {
    /**
     * The authority confirmed it.
     *
     * @param reference its file number
     */
    record Receipt(EntryId entry, OccurredAt at, String reference) {}

    /**
     * @param inside whether the reader belongs to us rather than to a tenant
     */
    static SubmissionView of(
            StandingEntry<NotificationSubmitted> entry, List<Receipt> receipts, boolean inside) {
        NotificationSubmitted it = entry.event();
        return new SubmissionView(
                entry.entry(),
                entry.occurredAt(),
                it.rule(),
                it.tenant(),
                it.authority(),
                it.kind(),
                inside ? it.channel() : null,
                inside ? it.reference() : null,
                inside ? it.reasonsForDelay() : null,
                inside ? it.restsOn() : null,
                inside ? receipts : List.of());
    }
}
