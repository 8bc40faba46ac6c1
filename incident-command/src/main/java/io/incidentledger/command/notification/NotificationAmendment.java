package io.incidentledger.command.notification;

import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.notification.NotificationCommand.CorrectEntry;
import io.incidentledger.api.notification.NotificationCommand.RetractEntry;
import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.notification.NotificationEvent.AuthorityRequestRecorded;
import io.incidentledger.api.notification.NotificationEvent.AwarenessRecorded;
import io.incidentledger.api.notification.NotificationEvent.DeadlineCancelled;
import io.incidentledger.api.notification.NotificationEvent.InferredEvent;
import io.incidentledger.api.notification.NotificationEvent.NotificationEntryCorrected;
import io.incidentledger.api.notification.NotificationEvent.NotificationEntryRetracted;
import io.incidentledger.api.notification.NotificationEvent.NotificationSubmitted;
import io.incidentledger.api.notification.NotificationEvent.ReceiptRecorded;
import io.incidentledger.api.notification.NotificationReplacement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.sidestream.SameSubject;

import java.util.List;
import java.util.Objects;

/** What corrections and retractions would record: the original stays, and so does its place. */
record NotificationAmendment(NotificationProposal proposal) {

    NotificationEvent of(RetractEntry command, Clocks clocks) {
        return new NotificationEntryRetracted(
                proposal.decision().incident(),
                original(command.entry()),
                command.reason(),
                proposal.objections(),
                clocks);
    }

    NotificationEvent of(CorrectEntry command, Clocks clocks) {
        EntryId entry = original(command.entry());
        return new NotificationEntryCorrected(
                proposal.decision().incident(),
                entry,
                replacement(entry, command.replacement(), clocks),
                command.reason(),
                proposal.objections(),
                clocks);
    }

    private EntryId original(EntryId named) {
        EntryId entry = proposal.named().of(named);
        if (recorded(entry) instanceof InferredEvent inferred) {
            throw new CommandRefused(
                    Refusal.because(
                                    NOT_CORRECTABLE,
                                    "%s follows from other entries: correct what started %s, or"
                                            + " cancel it.",
                                    entry,
                                    inferred.deadline())
                            .at("/entry"));
        }
        return entry;
    }

    /** What would have been recorded had the entry said this in the first place. */
    private NotificationEvent replacement(
            EntryId entry, NotificationReplacement stated, Clocks clocks) {
        NotificationEvent withoutIt =
                new NotificationEntryRetracted(
                        proposal.decision().incident(), entry, "", List.of(), clocks);
        NotificationEvent replacement =
                new NotificationProposal(
                                proposal.decision(),
                                proposal.entries().plus(withoutIt),
                                proposal.earlier(),
                                List.of())
                        .of(stated.command(), stated.asserted());
        NotificationEvent original = recorded(entry);
        SameSubject.require(entry, original, replacement, NotificationAmendment::about);
        return replacement;
    }

    private NotificationEvent recorded(EntryId entry) {
        return Objects.requireNonNull(proposal.entries().recorded(entry.sequence()));
    }

    private static String about(NotificationEvent event) {
        return switch (event) {
            case AwarenessRecorded it -> it.trigger().toString();
            case NotificationSubmitted it ->
                    it.deadline() == null ? String.valueOf(it.rule()) : it.deadline().toString();
            case ReceiptRecorded it -> it.submission().toString();
            case AuthorityRequestRecorded it -> it.authority();
            case DeadlineCancelled it -> it.deadline().toString();
            case InferredEvent it -> it.deadline().toString();
            case NotificationEntryCorrected it -> it.entry().toString();
            case NotificationEntryRetracted it -> it.entry().toString();
        };
    }
}
