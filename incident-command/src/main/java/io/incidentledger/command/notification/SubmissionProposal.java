package io.incidentledger.command.notification;

import static io.incidentledger.api.refusal.RefusalCode.MALFORMED;
import static io.incidentledger.api.refusal.RefusalCode.REASONS_MISSING;

import static java.util.Objects.requireNonNullElse;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.notification.NotificationCommand.SubmitNotification;
import io.incidentledger.api.notification.NotificationEvent.NotificationSubmitted;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.SubmissionKind;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.KnownNames;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What telling somebody would record: by which deadline, and whether it says why it is late. */
record SubmissionProposal(NotificationProposal proposal, Clocks clocks) {

    NotificationSubmitted of(SubmitNotification command) {
        if (command.tenant() != null) {
            KnownNames.require(proposal.decision().catalogue(), command.tenant(), "tenant");
        }
        Tracked due = due(command);
        requireReasons(command, due);
        return new NotificationSubmitted(
                proposal.decision().incident(),
                due == null ? null : due.says().deadline(),
                due == null ? command.rule() : due.says().rule(),
                tenant(command, due),
                command.authority(),
                command.channel(),
                command.reference(),
                requireNonNullElse(command.kind(), SubmissionKind.COMPLETE),
                command.reasonsForDelay(),
                command.restsOn(),
                clocks);
    }

    private @Nullable Tracked due(SubmitNotification command) {
        KnownDeadlines known = new KnownDeadlines(Deadlines.of(proposal.entries()));
        if (command.deadline() != null) {
            return known.require(command.deadline());
        }
        RuleId rule = command.rule();
        if (rule == null) {
            return null;
        }
        new KnownRules(proposal.decision().rules()).require(rule);
        return known.open(rule, command.tenant());
    }

    private static @Nullable TenantId tenant(SubmitNotification command, @Nullable Tracked due) {
        TenantId own = due == null ? null : due.says().tenant();
        if (due != null
                && own != null
                && command.tenant() != null
                && !own.equals(command.tenant())) {
            throw new CommandRefused(
                    Refusal.because(
                                    MALFORMED,
                                    "%s is the deadline of %s, not of %s.",
                                    due.says().deadline(),
                                    own,
                                    command.tenant())
                            .at("/tenant"));
        }
        return own == null ? command.tenant() : own;
    }

    private void requireReasons(SubmitNotification command, @Nullable Tracked due) {
        Instant strict = due == null ? null : due.says().strict();
        if (due != null
                && strict != null
                && due.says().reasonsForDelay()
                && command.reasonsForDelay() == null
                && clocks.occurredAt().earliest().isAfter(strict)
                && !due.wasMetInTime()) {
            throw new CommandRefused(
                    Refusal.because(
                                    REASONS_MISSING,
                                    "%s was due at %s: say why it comes at %s (%s).",
                                    due.says().deadline(),
                                    strict,
                                    clocks.occurredAt().earliest(),
                                    due.says().legalBasis())
                            .at("/reasonsForDelay"));
        }
    }
}
