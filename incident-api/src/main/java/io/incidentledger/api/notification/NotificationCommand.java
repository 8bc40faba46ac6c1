package io.incidentledger.api.notification;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What can be asked about who must be told of an incident. The incident, the clocks and who stands
 * behind it come with the {@link NotificationStatement} around it. Constructors check the shape and
 * throw {@link MalformedInput}; what the record allows is decided later.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface NotificationCommand {

    /**
     * Somebody became aware of something, or determined it, at its occurredAt. Every rule that was
     * the law then, and that starts by it, sets a deadline, from the earliest bound on.
     *
     * @param trigger of what kind it is
     * @param tenants whom it concerns: who became aware, or must be told by us; absent if ourselves
     * @param knowledge what was known
     * @param regimes the laws that apply, as people have decided; all, if none is named
     * @param shiftExcluded whether we are among those for whom no weekend moves a deadline
     */
    record RecordAwareness(
            Trigger trigger,
            @Nullable TenantSelection tenants,
            String knowledge,
            List<String> regimes,
            boolean shiftExcluded)
            implements NotificationCommand {
        public RecordAwareness {
            Text.require("knowledge", knowledge, Text.STATEMENT);
            regimes.forEach(regime -> Text.require("regimes", regime, Text.REFERENCE));
            regimes = regimes.stream().distinct().sorted().toList();
        }
    }

    /**
     * Somebody was told, at its occurredAt. It meets a deadline if it is the first that names it;
     * later ones add to it.
     *
     * @param deadline what was due; absent if a rule is named
     * @param rule by which it was due: the open deadline of the rule, or none if there is none
     * @param tenant with {@code rule}, whose deadline; with {@code deadline}, who was told, where
     *     that has no tenant of its own
     * @param authority who was told, at most 200 characters
     * @param channel how, at most 200 characters
     * @param reference our own file number, at most 200 characters
     * @param kind how much was said; all of it, if absent
     * @param reasonsForDelay why it is late
     * @param restsOn what was known
     */
    record SubmitNotification(
            @Nullable DeadlineId deadline,
            @Nullable RuleId rule,
            @Nullable TenantId tenant,
            String authority,
            String channel,
            @Nullable String reference,
            @Nullable SubmissionKind kind,
            @Nullable String reasonsForDelay,
            @Nullable Snapshot restsOn)
            implements NotificationCommand {
        public SubmitNotification {
            if ((deadline == null) == (rule == null)) {
                throw new MalformedInput("deadline", "or rule is required, and not both");
            }
            Text.require("authority", authority, Text.REFERENCE);
            Text.require("channel", channel, Text.REFERENCE);
            Text.limit("reference", reference, Text.REFERENCE);
            if (reasonsForDelay != null) {
                Text.require("reasonsForDelay", reasonsForDelay, Text.STATEMENT);
            }
        }
    }

    /**
     * The authority confirmed a submission, at its occurredAt.
     *
     * @param submission the entry of the submission
     * @param reference the file number of the authority, at most 200 characters
     */
    record RecordReceipt(EntryId submission, String reference) implements NotificationCommand {
        public RecordReceipt {
            Text.require("reference", reference, Text.REFERENCE);
        }
    }

    /**
     * An authority asked for something, at its occurredAt.
     *
     * @param authority who asks, at most 200 characters
     * @param content for what
     * @param rule by which it asks, if that is one of ours
     * @param due until when, as it said; its latest bound counts, and it may lie ahead
     */
    record RecordAuthorityRequest(
            String authority, String content, @Nullable RuleId rule, @Nullable OccurredAt due)
            implements NotificationCommand {
        public RecordAuthorityRequest {
            Text.require("authority", authority, Text.REFERENCE);
            Text.require("content", content, Text.STATEMENT);
        }
    }

    /** A deadline does not apply, as people have decided; it stays in the record. */
    record CancelDeadline(DeadlineId deadline, String reason) implements NotificationCommand {
        public CancelDeadline {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    /** Replaces the whole asserted part of an entry; the original stays in the record. */
    record CorrectEntry(EntryId entry, NotificationReplacement replacement, String reason)
            implements NotificationCommand {
        public CorrectEntry {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    /** Takes an entry back; it stays in the record. */
    record RetractEntry(EntryId entry, String reason) implements NotificationCommand {
        public RetractEntry {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }
}
