package io.incidentledger.api.incident;

import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Sha256;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What was drafted, approved and released. A released update stays as it was said. */
public sealed interface CommunicationEvent extends IncidentEvent {
    /** The id of the update, as it was chosen. */
    String update();

    /**
     * @param nextUpdateBy until when the next one is promised, once this is released
     * @param author who typed it; may not approve it
     */
    record UpdateDrafted(
            IncidentId incident,
            String update,
            Audience audience,
            String text,
            @Nullable Instant nextUpdateBy,
            @Nullable String corrects,
            ActorId author,
            Clocks clocks)
            implements CommunicationEvent {
        /** The digest of the text: what is approved and released. */
        public Sha256 digest() {
            return Sha256.ofText(text);
        }
    }

    /**
     * @param version the entry that drafted what is approved
     * @param sha256 of its text in UTF-8
     * @param approver who typed it: the actor of the request
     */
    record UpdateApproved(
            IncidentId incident,
            String update,
            EntryId version,
            Sha256 sha256,
            ActorId approver,
            @Nullable String role,
            @Nullable String note,
            Clocks clocks)
            implements CommunicationEvent {}

    /**
     * @param version the entry that drafted what is released
     * @param sha256 of its text in UTF-8
     * @param approvals the entries that it rests on
     * @param emergency why it did not wait for approvals; null if it did
     */
    record UpdateReleased(
            IncidentId incident,
            String update,
            EntryId version,
            Audience audience,
            String channel,
            Sha256 sha256,
            List<EntryId> approvals,
            @Nullable String emergency,
            Clocks clocks)
            implements CommunicationEvent {}
}
