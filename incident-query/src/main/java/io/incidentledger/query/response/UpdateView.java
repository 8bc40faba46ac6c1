package io.incidentledger.query.response;

import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.Audience;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An update.
 *
 * @param update its id; absent for one that was posted to those who work on the incident, which has
 *     none
 * @param version what it says; once it was released, what was said
 * @param sha256 of that text in UTF-8
 * @param nextUpdateBy until when the next one is promised
 * @param corrects the update that it says was wrong
 * @param correctedBy the released updates that say so of this one
 * @param earlier what it said before, the first first
 * @param approvals of exactly what it says
 * @param release absent while it was not released
 * @param promise what has become of what it promised; absent while it was not released
 */
record UpdateView(
        @Nullable String update,
        Audience audience,
        Version version,
        Sha256 sha256,
        @Nullable Instant nextUpdateBy,
        @Nullable String corrects,
        List<String> correctedBy,
        List<Version> earlier,
        List<Approval> approvals,
        @Nullable Release release,
        @Nullable Promise promise) {
    /**
     * A text.
     *
     * @param author who typed it
     */
    record Version(EntryId entry, OccurredAt at, @Nullable ActorId author, String text) {}

    /**
     * Who approved it.
     *
     * @param approver who typed it
     */
    record Approval(
            EntryId entry,
            OccurredAt at,
            ActorId approver,
            @Nullable String role,
            @Nullable String note) {}

    /**
     * When it was said.
     *
     * @param channel absent for what was posted
     * @param approvals the entries that it rests on
     * @param emergency why it did not wait for approvals
     */
    record Release(
            EntryId entry,
            OccurredAt at,
            @Nullable String channel,
            List<EntryId> approvals,
            @Nullable String emergency) {}

    /**
     * What has become of a promise.
     *
     * @param by until when another update was promised
     * @param kept whether it was kept
     * @param next the release of the next update that reached the same people; absent while there
     *     was none
     * @param at when that was
     */
    record Promise(Instant by, Kept kept, @Nullable EntryId next, @Nullable OccurredAt at) {}

    /** Whether a promise was kept, as far as the times of releases are known. */
    enum Kept {
        /** Its time has not come. */
        OPEN,
        YES,
        /** Released at some time between two moments, of which only one is in time. */
        PERHAPS,
        NO
    }

    UpdateView with(@Nullable Promise made, List<String> corrections) {
        return new UpdateView(
                update,
                audience,
                version,
                sha256,
                nextUpdateBy,
                corrects,
                corrections,
                earlier,
                approvals,
                release,
                made);
    }
}
