package io.incidentledger.query.notification;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.NotificationEvent.DeadlineCancelled;
import io.incidentledger.api.notification.NotificationEvent.DeadlineMissed;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.NotificationEvent.DeadlineWithdrawn;
import io.incidentledger.api.notification.NotificationEvent.NotificationSubmitted;
import io.incidentledger.api.notification.NotificationEvent.ReceiptRecorded;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.notification.DeadlineView.Earlier;
import io.incidentledger.query.notification.DeadlineView.Ended;
import io.incidentledger.query.notification.DeadlineView.Miss;
import io.incidentledger.query.notification.SubmissionView.Receipt;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The deadlines of an incident. Which of its settings holds is known or not, whatever the moment
 * asked about; what came of it is cut there. What a reader may not see counts and is not shown.
 */
record DeadlineFold(AsOf asOf, IncidentHistory history, Reader reader) {

    /** Those that began by then, in the order in which they were first set. */
    List<DeadlineView> all() {
        Map<DeadlineId, List<StandingEntry<DeadlineSet>>> sets = new LinkedHashMap<>();
        history.standing(DeadlineSet.class)
                .forEach(
                        it ->
                                sets.computeIfAbsent(it.event().deadline(), _ -> new ArrayList<>())
                                        .add(it));
        return sets.values().stream().flatMap(it -> view(it).stream()).toList();
    }

    /** Who was told of what nobody was due for. */
    List<SubmissionView> further() {
        return begun(NotificationSubmitted.class).stream()
                .filter(it -> it.event().deadline() == null)
                .filter(it -> shows(it, it.event().tenant()))
                .map(this::submission)
                .toList();
    }

    /** What stands of a family and may have happened by then, in the order of recording. */
    <E extends LedgerEvent> List<StandingEntry<E>> begun(Class<E> family) {
        return history.standing(family).stream().filter(it -> begun(it.occurredAt())).toList();
    }

    /** Whether the reader is one of us and may see an entry. */
    boolean shows(StandingEntry<?> entry) {
        return shows(entry, null);
    }

    private boolean shows(StandingEntry<?> entry, @Nullable TenantId tenant) {
        return entry.isOpenTo(reader)
                && (!reader.isBound() || (tenant != null && reader.mayKnow(tenant.value())));
    }

    private Optional<DeadlineView> view(List<StandingEntry<DeadlineSet>> sets) {
        StandingEntry<DeadlineSet> last = sets.getLast();
        DeadlineSet says = last.event();
        if (!begun(last.occurredAt()) || !shows(last, says.tenant())) {
            return Optional.empty();
        }
        List<StandingEntry<NotificationSubmitted>> submissions =
                begun(NotificationSubmitted.class).stream()
                        .filter(it -> says.deadline().equals(it.event().deadline()))
                        .sorted(Comparator.comparing(it -> it.occurredAt().earliest()))
                        .toList();
        Ended ended = ended(last);
        DeadlineState late = state(says, ended, submissions, OccurredAt::latest);
        DeadlineState early = state(says, ended, submissions, OccurredAt::earliest);
        boolean inside = !reader.isBound();
        return Optional.of(
                new DeadlineView(
                        says.deadline(),
                        late,
                        late == early,
                        says.rule(),
                        says.rulesVersion(),
                        says.regime(),
                        says.legalBasis(),
                        says.authority(),
                        says.tenant(),
                        last.entry(),
                        last.occurredAt(),
                        inside ? says.startedBy() : null,
                        inside ? says.after() : null,
                        says.limit(),
                        says.undueDelay(),
                        says.strict(),
                        says.legalLatest(),
                        says.reasonsForDelay(),
                        says.unless(),
                        says.unverified(),
                        sets.subList(0, sets.size() - 1).stream()
                                .filter(it -> shows(it, says.tenant()))
                                .map(Earlier::of)
                                .toList(),
                        submissions.stream()
                                .filter(it -> shows(it, says.tenant()))
                                .map(this::submission)
                                .toList(),
                        inside ? ended : null,
                        misses(says)));
    }

    /**
     * How it stands.
     *
     * @param told which bound of the first submission is taken for its time
     */
    private DeadlineState state(
            DeadlineSet says,
            @Nullable Ended ended,
            List<StandingEntry<NotificationSubmitted>> submissions,
            Function<OccurredAt, Instant> told) {
        if (ended != null) {
            return ended.because() == null ? DeadlineState.CANCELLED : DeadlineState.WITHDRAWN;
        }
        if (submissions.isEmpty()) {
            Instant until = asOf.moment(history.recordedUntil(asOf));
            return DeadlineState.open(says.strict(), says.legalLatest(), until);
        }
        return DeadlineState.met(
                says.strict(), says.legalLatest(), told.apply(submissions.getFirst().occurredAt()));
    }

    /** A withdrawal says that there never was a start, so it holds at every moment. */
    private @Nullable Ended ended(StandingEntry<DeadlineSet> set) {
        for (StandingEntry<DeadlineWithdrawn> it : history.standing(DeadlineWithdrawn.class)) {
            if (it.event().set().equals(set.entry())) {
                return new Ended(it.entry(), it.occurredAt(), it.event().because(), null);
            }
        }
        return begun(DeadlineCancelled.class).stream()
                .filter(it -> it.event().deadline().equals(set.event().deadline()))
                .findFirst()
                .map(it -> new Ended(it.entry(), it.occurredAt(), null, it.event().reason()))
                .orElse(null);
    }

    private List<Miss> misses(DeadlineSet says) {
        return begun(DeadlineMissed.class).stream()
                .filter(it -> it.event().deadline().equals(says.deadline()))
                .filter(it -> shows(it, says.tenant()))
                .map(
                        it ->
                                new Miss(
                                        it.entry(),
                                        it.event().set(),
                                        it.occurredAt().latest(),
                                        it.original().recordedAt()))
                .toList();
    }

    private SubmissionView submission(StandingEntry<NotificationSubmitted> entry) {
        List<Receipt> receipts =
                begun(ReceiptRecorded.class).stream()
                        .filter(it -> it.event().submission().equals(entry.entry()) && shows(it))
                        .map(it -> new Receipt(it.entry(), it.occurredAt(), it.event().reference()))
                        .toList();
        return SubmissionView.of(entry, receipts, !reader.isBound());
    }

    private boolean begun(OccurredAt at) {
        return asOf.validAt() == null || !at.earliest().isAfter(asOf.validAt());
    }
}
