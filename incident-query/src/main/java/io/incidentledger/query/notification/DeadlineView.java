package io.incidentledger.query.notification;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.TimeLimit;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A deadline as it was set last, and what has become of it.
 *
 * @param certain whether it stands so whatever the exact times of what was said to whom were
 * @param rule by which; absent if an authority set it by itself
 * @param rulesVersion of the rules at that time; absent likewise
 * @param tenant whose it is; absent if it is ours
 * @param entry the entry that set it last
 * @param since from when it runs: from the earliest bound
 * @param startedBy the entry whose fact started it
 * @param after the deadline whose submission started it
 * @param limit how long; absent if there is no number
 * @param undueDelay whether it must be without undue delay, within the limit if there is one
 * @param strict the limit counted from the instant itself
 * @param legalLatest until when it is in time as the law is read
 * @param unless when there is no such duty
 * @param unverified what of the rule was not checked against the law
 * @param earlier as it was set before, the first one first
 * @param ended how it was cancelled or withdrawn
 * @param misses when the clock found it passed; one that was set otherwise later stays
 */
record DeadlineView(
        DeadlineId deadline,
        DeadlineState state,
        boolean certain,
        @Nullable RuleId rule,
        @Nullable String rulesVersion,
        @Nullable String regime,
        String legalBasis,
        String authority,
        @Nullable TenantId tenant,
        EntryId entry,
        OccurredAt since,
        @Nullable EntryId startedBy,
        @Nullable DeadlineId after,
        @Nullable TimeLimit limit,
        boolean undueDelay,
        @Nullable Instant strict,
        @Nullable Instant legalLatest,
        boolean reasonsForDelay,
        @Nullable String unless,
        @Nullable String unverified,
        List<Earlier> earlier,
        List<SubmissionView> submissions,
        @Nullable Ended ended,
        List<Miss> misses) {
    /** What it was before its start was corrected. */
    record Earlier(
            EntryId entry,
            Instant recordedAt,
            OccurredAt since,
            @Nullable Instant strict,
            @Nullable Instant legalLatest) {
        static Earlier of(StandingEntry<DeadlineSet> set) {
            return new Earlier(
                    set.entry(),
                    set.original().recordedAt(),
                    set.occurredAt(),
                    set.event().strict(),
                    set.event().legalLatest());
        }
    }

    /**
     * It does not apply any more.
     *
     * @param because the entry that took its start back; absent if it was cancelled
     * @param reason why it was cancelled
     */
    record Ended(
            EntryId entry, OccurredAt at, @Nullable EntryId because, @Nullable String reason) {}

    /**
     * It passed.
     *
     * @param set the entry by which it was due
     * @param at when it passed
     * @param noticedAt when that was recorded
     */
    record Miss(EntryId entry, EntryId set, Instant at, Instant noticedAt) {}
}
