package io.incidentledger.api.notification;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.TenantSet;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What has happened about telling others of an incident, as it is stored and published. Kept for
 * ever: fields are added, never renamed, removed or given another meaning.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface NotificationEvent extends LedgerEvent {
    /** The incident that others are told of; the key of its records. */
    IncidentId incident();

    /** The stream of the notifications of an incident. */
    static String streamOf(IncidentId incident) {
        return incident + "/notification";
    }

    @Override
    default String stream() {
        return streamOf(incident());
    }

    @Override
    default String subject() {
        return incident().value();
    }

    /** Recorded because of another entry, in its request; corrected by correcting that one. */
    sealed interface InferredEvent extends NotificationEvent {
        /** About which deadline. */
        DeadlineId deadline();
    }

    /**
     * @param tenants whom it concerns; absent if ourselves
     * @param regimes the laws that apply; all, if empty
     */
    record AwarenessRecorded(
            IncidentId incident,
            Trigger trigger,
            @Nullable TenantSet tenants,
            String knowledge,
            List<String> regimes,
            boolean shiftExcluded,
            Clocks clocks)
            implements NotificationEvent {}

    /**
     * Somebody must be told by then. Whatever the rules say later, this is what they said. Its
     * limit runs from the earliest bound of its occurredAt.
     *
     * @param rule by which; absent if an authority set it by itself
     * @param rulesVersion of the rules at that time; absent likewise
     * @param regime the law; absent likewise
     * @param tenant whose it is, or who must be told; absent if it is ours
     * @param startedBy the entry whose fact started it
     * @param after the deadline whose submission started it
     * @param limit how long; absent if there is no number
     * @param undueDelay whether it must be without undue delay
     * @param strict the limit counted from the instant itself; absent if there is no number
     * @param legalLatest until when it is in time as the law is read; absent likewise
     * @param reasonsForDelay whether whoever is late must say why
     * @param unless when there is no such duty
     * @param unverified what of the rule was not checked against the law
     * @param shiftExcluded whether no weekend moves it
     * @param supersedes the entry that said it before
     */
    record DeadlineSet(
            IncidentId incident,
            DeadlineId deadline,
            @Nullable RuleId rule,
            @Nullable String rulesVersion,
            @Nullable String regime,
            String legalBasis,
            String authority,
            @Nullable TenantId tenant,
            EntryId startedBy,
            @Nullable DeadlineId after,
            @Nullable TimeLimit limit,
            boolean undueDelay,
            @Nullable Instant strict,
            @Nullable Instant legalLatest,
            boolean reasonsForDelay,
            @Nullable String unless,
            @Nullable String unverified,
            boolean shiftExcluded,
            @Nullable EntryId supersedes,
            Clocks clocks)
            implements InferredEvent {}

    /**
     * What had started a deadline was corrected or retracted, and there is none.
     *
     * @param set the entry that set it
     * @param because the entry that corrects or retracts
     */
    record DeadlineWithdrawn(
            IncidentId incident, DeadlineId deadline, EntryId set, EntryId because, Clocks clocks)
            implements InferredEvent {}

    /**
     * A deadline passed, and no submission was recorded; it occurred at its latest instant. Noticed
     * by the system alone, once for each entry that sets a deadline.
     *
     * @param set the entry that had set it
     */
    record DeadlineMissed(IncidentId incident, DeadlineId deadline, EntryId set, Clocks clocks)
            implements InferredEvent {}

    record DeadlineCancelled(
            IncidentId incident,
            DeadlineId deadline,
            String reason,
            List<Objection> objections,
            Clocks clocks)
            implements NotificationEvent {}

    /**
     * @param deadline what was due; absent if nothing was
     * @param rule by which; absent if an authority had asked by itself
     * @param tenant whose deadline, or who was told; absent if it is ours
     */
    record NotificationSubmitted(
            IncidentId incident,
            @Nullable DeadlineId deadline,
            @Nullable RuleId rule,
            @Nullable TenantId tenant,
            String authority,
            String channel,
            @Nullable String reference,
            SubmissionKind kind,
            @Nullable String reasonsForDelay,
            @Nullable Snapshot restsOn,
            Clocks clocks)
            implements NotificationEvent {}

    /**
     * @param reference the file number of the authority
     */
    record ReceiptRecorded(IncidentId incident, EntryId submission, String reference, Clocks clocks)
            implements NotificationEvent {}

    /**
     * @param due until when, as the authority said
     */
    record AuthorityRequestRecorded(
            IncidentId incident,
            String authority,
            String content,
            @Nullable RuleId rule,
            @Nullable OccurredAt due,
            Clocks clocks)
            implements NotificationEvent {}

    record NotificationEntryCorrected(
            IncidentId incident,
            EntryId entry,
            NotificationEvent replacement,
            String reason,
            List<Objection> objections,
            Clocks clocks)
            implements NotificationEvent {
        @Override
        public EntryId amends() {
            return entry;
        }
    }

    record NotificationEntryRetracted(
            IncidentId incident,
            EntryId entry,
            String reason,
            List<Objection> objections,
            Clocks clocks)
            implements NotificationEvent {
        @Override
        public EntryId amends() {
            return entry;
        }
    }
}
