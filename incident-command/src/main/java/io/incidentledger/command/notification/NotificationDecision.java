package io.incidentledger.command.notification;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.notification.NotificationEvent.DeadlineCancelled;
import io.incidentledger.api.notification.NotificationEvent.DeadlineMissed;
import io.incidentledger.api.notification.NotificationStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.judgement.Verdict;
import io.incidentledger.command.recording.Decided;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.EntryVerdict;
import io.incidentledger.command.sidestream.InTurn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what a request records about notifications.
 *
 * @param catalogue what names are judged with
 * @param rules of today
 * @param now the clock of the decision
 */
record NotificationDecision(
        IncidentId incident, Catalogue catalogue, DeadlineRules rules, Instant now) {

    /**
     * One event for each statement, taken in turn, and behind it what it means for the deadlines;
     * all of them or none.
     *
     * @throws CommandRefused if one is refused, or objected to and not overridden
     */
    List<Decided> decide(
            List<NotificationStatement> statements, Entries<NotificationEvent> entries) {
        return InTurn.decide(statements, entries, this::events);
    }

    /** The deadlines that have passed by now, each once. */
    List<DeadlineMissed> missed(Entries<NotificationEvent> entries) {
        List<DeadlineMissed> missed = new ArrayList<>();
        for (Tracked it : Deadlines.of(entries).values()) {
            Instant latest = it.says().legalLatest();
            if (it.canBeMissed() && latest != null && latest.isBefore(now)) {
                missed.add(
                        new DeadlineMissed(
                                incident,
                                it.says().deadline(),
                                it.set(),
                                new Clocks(OccurredAt.exactly(latest), null, null)));
            }
        }
        return missed;
    }

    private List<NotificationEvent> events(
            NotificationStatement statement,
            Entries<NotificationEvent> entries,
            List<Long> earlier) {
        NotificationProposal proposal = new NotificationProposal(this, entries, earlier, List.of());
        NotificationEvent unopposed = proposal.of(statement.command(), statement.asserted());
        Verdict verdict =
                EntryVerdict.on(unopposed, entries, NotificationRules::impossible)
                        .and(onCancelling(unopposed, entries));
        verdict.require(statement.despite());
        NotificationEvent event =
                verdict.recorded().isEmpty()
                        ? unopposed
                        : proposal.with(verdict.recorded())
                                .of(statement.command(), statement.asserted());
        List<NotificationEvent> events = new ArrayList<>(List.of(event));
        events.addAll(new Consequences(rules).of(event, entries));
        return events;
    }

    /** Nobody need be told any more of what somebody was told, or need not be. */
    private static Verdict onCancelling(
            NotificationEvent event, Entries<NotificationEvent> entries) {
        if (!(event instanceof DeadlineCancelled cancelled)) {
            return Verdict.CLEAR;
        }
        Tracked deadline = new KnownDeadlines(Deadlines.of(entries)).require(cancelled.deadline());
        if (deadline.isOpen()) {
            return Verdict.CLEAR;
        }
        EntryId by =
                deadline.cancelledBy() == null
                        ? deadline.submissions().getFirst().entry()
                        : deadline.cancelledBy();
        return Verdict.against(
                List.of(
                        new Objection(
                                NOTHING_CHANGES,
                                "%s is not open any more, by %s."
                                        .formatted(cancelled.deadline(), by),
                                List.of(by.toString()))));
    }
}
