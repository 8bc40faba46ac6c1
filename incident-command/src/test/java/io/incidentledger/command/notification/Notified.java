package io.incidentledger.command.notification;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.NotificationCommand.CancelDeadline;
import io.incidentledger.api.notification.NotificationCommand.RecordAuthorityRequest;
import io.incidentledger.api.notification.NotificationCommand.RecordAwareness;
import io.incidentledger.api.notification.NotificationCommand.RecordReceipt;
import io.incidentledger.api.notification.NotificationCommand.SubmitNotification;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.SubmissionKind;
import io.incidentledger.api.notification.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is said in the stories about notifications. */
final class Notified {
    static final String SIGNIFICANT = "SIGNIFICANT_INCIDENT_AWARENESS";

    private Notified() {}

    static RecordAwareness aware(String trigger) {
        return new RecordAwareness(
                new Trigger(trigger), null, "What the on-call engineer saw", List.of(), false);
    }

    static RecordAwareness awareFor(String trigger, TenantId... tenants) {
        return new RecordAwareness(
                new Trigger(trigger),
                TenantSelection.of(List.of(tenants)),
                "As they were told",
                List.of(),
                false);
    }

    /** As people have decided, by one law alone. */
    static RecordAwareness awareBy(String regime, String trigger) {
        return new RecordAwareness(
                new Trigger(trigger), null, "What was seen", List.of(regime), false);
    }

    static RecordAwareness excluded(String trigger) {
        return new RecordAwareness(new Trigger(trigger), null, "What was seen", List.of(), true);
    }

    static SubmitNotification submission(String deadline) {
        return submission(deadline, SubmissionKind.COMPLETE, null);
    }

    static SubmitNotification submission(
            String deadline, SubmissionKind kind, @Nullable String reasons) {
        return new SubmitNotification(
                new DeadlineId(deadline),
                null,
                null,
                "authority:bsi",
                "portal",
                "our-1",
                kind,
                reasons,
                null);
    }

    static SubmitNotification byRule(String rule, @Nullable TenantId tenant) {
        return new SubmitNotification(
                null, new RuleId(rule), tenant, "authority:bsi", "portal", null, null, null, null);
    }

    static SubmitNotification tellingTenant(String deadline, TenantId tenant) {
        return new SubmitNotification(
                new DeadlineId(deadline), null, tenant, "tenant", "mail", null, null, null, null);
    }

    static RecordReceipt receipt(long submission) {
        return new RecordReceipt(NotificationStory.entry(submission), "AZ-1");
    }

    static RecordAuthorityRequest request(@Nullable String rule, @Nullable String due) {
        return new RecordAuthorityRequest(
                "authority:bsi",
                "How far is it?",
                rule == null ? null : new RuleId(rule),
                due == null ? null : OccurredAt.parse(due));
    }

    static CancelDeadline cancelling(String deadline) {
        return new CancelDeadline(new DeadlineId(deadline), "not significant after all");
    }
}
