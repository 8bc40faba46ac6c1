package io.incidentledger.command.notification;

import static io.incidentledger.api.refusal.RefusalCode.MALFORMED;
import static io.incidentledger.api.refusal.RefusalCode.NOBODY_SUBSCRIBED;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.notification.NotificationCommand;
import io.incidentledger.api.notification.NotificationCommand.CancelDeadline;
import io.incidentledger.api.notification.NotificationCommand.CorrectEntry;
import io.incidentledger.api.notification.NotificationCommand.RecordAuthorityRequest;
import io.incidentledger.api.notification.NotificationCommand.RecordAwareness;
import io.incidentledger.api.notification.NotificationCommand.RecordReceipt;
import io.incidentledger.api.notification.NotificationCommand.RetractEntry;
import io.incidentledger.api.notification.NotificationCommand.SubmitNotification;
import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.notification.NotificationEvent.AuthorityRequestRecorded;
import io.incidentledger.api.notification.NotificationEvent.AwarenessRecorded;
import io.incidentledger.api.notification.NotificationEvent.DeadlineCancelled;
import io.incidentledger.api.notification.NotificationEvent.ReceiptRecorded;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.KnownNames;
import io.incidentledger.command.judgement.ClockRules;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.NamedOriginal;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a command would record itself, before it is judged, and without what follows for the
 * deadlines. Refuses clocks that cannot be and names that nobody knows.
 *
 * @param decision the circumstances
 * @param entries what was recorded before
 * @param earlier the sequences of what the earlier commands of the same request record
 * @param objections what is recorded with it
 */
record NotificationProposal(
        NotificationDecision decision,
        Entries<NotificationEvent> entries,
        List<Long> earlier,
        List<Objection> objections) {

    /** The same, with what stands against it. */
    NotificationProposal with(List<Objection> opposed) {
        return new NotificationProposal(decision, entries, earlier, opposed);
    }

    NotificationEvent of(NotificationCommand command, Asserted asserted) {
        if (asserted.follows() != null) {
            throw new CommandRefused(
                    Refusal.because(
                                    MALFORMED,
                                    "Notifications know no follows: they come in the order of the"
                                            + " earliest bound of their occurredAt.")
                            .at("/follows"));
        }
        Clocks clocks = ClockRules.complete(asserted, decision.now(), decision.now(), null);
        return switch (command) {
            case RecordAwareness it -> awareness(it, clocks);
            case SubmitNotification it -> new SubmissionProposal(this, clocks).of(it);
            case RecordReceipt it ->
                    new ReceiptRecorded(
                            decision.incident(),
                            named().lasting(it.submission()),
                            it.reference(),
                            clocks);
            case RecordAuthorityRequest it -> request(it, clocks);
            case CancelDeadline it ->
                    new DeadlineCancelled(
                            decision.incident(),
                            new KnownDeadlines(Deadlines.of(entries))
                                    .require(it.deadline())
                                    .says()
                                    .deadline(),
                            it.reason(),
                            objections,
                            clocks);
            case CorrectEntry it -> new NotificationAmendment(this).of(it, clocks);
            case RetractEntry it -> new NotificationAmendment(this).of(it, clocks);
        };
    }

    private AwarenessRecorded awareness(RecordAwareness it, Clocks clocks) {
        KnownRules known = new KnownRules(decision.rules());
        known.require(it.trigger(), it.tenants() != null);
        it.regimes().forEach(known::requireRegime);
        return new AwarenessRecorded(
                decision.incident(),
                it.trigger(),
                tenants(it.tenants(), clocks),
                it.knowledge(),
                it.regimes(),
                it.shiftExcluded(),
                clocks);
    }

    private AuthorityRequestRecorded request(RecordAuthorityRequest it, Clocks clocks) {
        if (it.rule() != null) {
            new KnownRules(decision.rules()).require(it.rule());
        }
        return new AuthorityRequestRecorded(
                decision.incident(),
                it.authority(),
                it.content(),
                it.rule(),
                it.due() == null ? null : it.due().uncut(),
                clocks);
    }

    private @Nullable TenantSet tenants(@Nullable TenantSelection selection, Clocks clocks) {
        if (selection == null) {
            return null;
        }
        if (!selection.all()) {
            selection
                    .named()
                    .forEach(it -> KnownNames.require(decision.catalogue(), it, "tenants"));
            return new TenantSet(false, selection.named());
        }
        List<TenantId> subscribers =
                decision.catalogue().subscribers(clocks.occurredAt().earliest());
        if (subscribers.isEmpty()) {
            throw new CommandRefused(
                    Refusal.because(
                                    NOBODY_SUBSCRIBED,
                                    "Nobody was subscribed to anything at %s.",
                                    clocks.occurredAt().earliest())
                            .at("/tenants"));
        }
        return new TenantSet(true, subscribers);
    }

    /** The entries that a statement names. */
    NamedOriginal<NotificationEvent> named() {
        return new NamedOriginal<>(entries, earlier);
    }
}
