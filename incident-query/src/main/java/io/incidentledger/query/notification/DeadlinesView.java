package io.incidentledger.query.notification;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.notification.NotificationEvent.AuthorityRequestRecorded;
import io.incidentledger.api.notification.NotificationEvent.AwarenessRecorded;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.Trigger;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Who has to be told by when, and who was. Whoever is bound to tenants sees the deadlines of those,
 * and when they were met.
 *
 * @param open how many deadlines somebody still has to be told for
 * @param deadlines the open ones first, each by when it is due; those without a number last
 * @param awareness what started them
 * @param requests what authorities asked for
 * @param further who was told although nothing was due
 */
record DeadlinesView(
        AsOf asOf,
        IncidentId incident,
        long open,
        List<DeadlineView> deadlines,
        List<Awareness> awareness,
        List<AuthorityRequest> requests,
        List<SubmissionView> further) {
    private static final Comparator<DeadlineView> MOST_URGENT_FIRST =
            Comparator.comparing((DeadlineView it) -> !it.state().isOpen())
                    .thenComparing(
                            DeadlineView::strict,
                            Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                    .thenComparing(DeadlineView::deadline);

    /**
     * Somebody became aware of something, or determined it.
     *
     * @param tenants whom it concerns; empty if ourselves
     * @param knowledge what was known
     * @param regimes the laws that apply; all, if empty
     */
    record Awareness(
            EntryId entry,
            OccurredAt at,
            Trigger trigger,
            List<TenantId> tenants,
            String knowledge,
            List<String> regimes) {
        static Awareness of(StandingEntry<AwarenessRecorded> entry) {
            AwarenessRecorded it = entry.event();
            return new Awareness(
                    entry.entry(),
                    entry.occurredAt(),
                    it.trigger(),
                    it.tenants() == null ? List.of() : it.tenants().ids(),
                    it.knowledge(),
                    it.regimes());
        }
    }

    /**
     * An authority asked for something.
     *
     * @param due until when, as it said
     */
    record AuthorityRequest(
            EntryId entry,
            OccurredAt at,
            String authority,
            String content,
            @Nullable RuleId rule,
            @Nullable OccurredAt due) {
        static AuthorityRequest of(StandingEntry<AuthorityRequestRecorded> entry) {
            AuthorityRequestRecorded it = entry.event();
            return new AuthorityRequest(
                    entry.entry(),
                    entry.occurredAt(),
                    it.authority(),
                    it.content(),
                    it.rule(),
                    it.due());
        }
    }

    static DeadlinesView of(
            AsOf asOf, IncidentId incident, IncidentHistory history, Reader reader) {
        DeadlineFold fold = new DeadlineFold(asOf, history, reader);
        List<DeadlineView> deadlines = fold.all().stream().sorted(MOST_URGENT_FIRST).toList();
        return new DeadlinesView(
                asOf,
                incident,
                deadlines.stream().filter(it -> it.state().isOpen()).count(),
                deadlines,
                fold.begun(AwarenessRecorded.class).stream()
                        .filter(fold::shows)
                        .map(Awareness::of)
                        .toList(),
                fold.begun(AuthorityRequestRecorded.class).stream()
                        .filter(fold::shows)
                        .map(AuthorityRequest::of)
                        .toList(),
                fold.further());
    }
}
