package io.incidentledger.query.response;

import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An update.
 *
 * @param update its id; absent for one that was posted to those who work on the incident, which has
 *     none, and for somebody who is bound to tenants
 * @param version what it says; once it was released, what was said
 * @param sha256 of that text in UTF-8
 * @param nextUpdateBy until when the next one is promised
 * @param corrects the update that it says was wrong
 * @param correctedBy the releases of those that say so of this one
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
        List<EntryId> correctedBy,
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
     * @param next the release that reached the same people afterwards: the first that was surely in
     *     time, else the first; absent while there was none
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
        /** Too late, or overdue and not there yet. */
        NO
    }

    /** One that was posted: to those who work on the incident, at once, without approval. */
    static UpdateView posted(StandingEntry<UpdatePosted> entry) {
        return new UpdateView(
                null,
                Audience.INTERNAL,
                new Version(entry.entry(), entry.occurredAt(), null, entry.event().text()),
                Sha256.ofText(entry.event().text()),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                new Release(entry.entry(), entry.occurredAt(), null, List.of(), null),
                null);
    }

    UpdateView with(@Nullable Promise made) {
        return new UpdateView(
                update,
                audience,
                version,
                sha256,
                nextUpdateBy,
                corrects,
                correctedBy,
                earlier,
                approvals,
                release,
                made);
    }
}
