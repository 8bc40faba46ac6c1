package io.incidentledger.api.incident;

import io.incidentledger.api.fact.Text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What can be asked of an incident about its updates: what is said, to whom, with whose approval.
 */
public sealed interface CommunicationCommand extends IncidentCommand {
    /** The id of the update, chosen by whoever drafts it. */
    String update();

    /**
     * Words an update, or words it anew as long as it was not released.
     *
     * @param text exactly what is to be said
     * @param nextUpdateBy until when the next one is promised, microseconds; may lie ahead
     * @param corrects the released update that this one corrects
     */
    record DraftUpdate(
            String update,
            Audience audience,
            String text,
            @Nullable Instant nextUpdateBy,
            @Nullable String corrects)
            implements CommunicationCommand {
        public DraftUpdate {
            Text.require("update", update, Text.REFERENCE);
            Text.require("text", text, Text.STATEMENT);
            nextUpdateBy =
                    nextUpdateBy == null ? null : nextUpdateBy.truncatedTo(ChronoUnit.MICROS);
            if (corrects != null) {
                Text.require("corrects", corrects, Text.REFERENCE);
            }
        }
    }

    /**
     * Approves what an update says now. Whoever asks for it approves, and nobody else: nobody can
     * be named in their stead.
     *
     * @param role in which they approve
     */
    record ApproveUpdate(String update, @Nullable String role, @Nullable String note)
            implements CommunicationCommand {
        public ApproveUpdate {
            Text.require("update", update, Text.REFERENCE);
            Text.limit("role", role, Text.REFERENCE);
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /**
     * Says it.
     *
     * @param channel by which way, such as {@code status page} or {@code mail}
     * @param emergency why it cannot wait for approvals; null if it need not
     */
    record ReleaseUpdate(String update, String channel, @Nullable String emergency)
            implements CommunicationCommand {
        public ReleaseUpdate {
            Text.require("update", update, Text.REFERENCE);
            Text.require("channel", channel, Text.REFERENCE);
            if (emergency != null) {
                Text.require("emergency", emergency, Text.STATEMENT);
            }
        }
    }
}
