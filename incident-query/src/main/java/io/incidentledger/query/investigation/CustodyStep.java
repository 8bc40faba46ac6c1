package io.incidentledger.query.investigation;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.investigation.InvestigationEvent.CustodyConfirmed;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceEvent;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceHandedOver;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One link in the chain of custody.
 *
 * @param from who gave it away
 * @param by who acquired it, received it or looked at it
 * @param sha256 the digest, registered or computed again
 * @param matches whether it is the registered one, as that stands now; absent with nothing to
 *     compare
 * @param amendedBy what corrected the entry
 */
record CustodyStep(
        EntryId entry,
        Kind kind,
        OccurredAt at,
        @Nullable String from,
        String by,
        @Nullable String seal,
        @Nullable String condition,
        @Nullable String place,
        @Nullable Sha256 sha256,
        @Nullable Boolean matches,
        Instant recordedAt,
        Marking marking,
        @Nullable EntryId amendedBy) {
    /** What happened to the item. */
    enum Kind {
        ACQUIRED,
        HANDED_OVER,
        CONFIRMED
    }

    static CustodyStep of(StandingEntry<EvidenceEvent> entry, Custody custody) {
        return switch (entry.event()) {
            case EvidenceRegistered it ->
                    step(
                            entry,
                            Kind.ACQUIRED,
                            it.acquiredBy().equals(it.heldBy()) ? null : it.acquiredBy(),
                            it.heldBy(),
                            null,
                            null,
                            it.place(),
                            it.sha256(),
                            null);
            case EvidenceHandedOver it ->
                    step(
                            entry,
                            Kind.HANDED_OVER,
                            it.from(),
                            it.to(),
                            it.seal(),
                            it.condition(),
                            it.place(),
                            null,
                            null);
            case CustodyConfirmed it ->
                    step(
                            entry,
                            Kind.CONFIRMED,
                            null,
                            it.by(),
                            null,
                            it.condition(),
                            null,
                            it.sha256(),
                            custody.matches(it));
        };
    }

    private static CustodyStep step(
            StandingEntry<EvidenceEvent> entry,
            Kind kind,
            @Nullable String from,
            String by,
            @Nullable String seal,
            @Nullable String condition,
            @Nullable String place,
            @Nullable Sha256 sha256,
            @Nullable Boolean matches) {
        return new CustodyStep(
                entry.entry(),
                kind,
                entry.occurredAt(),
                from,
                by,
                seal,
                condition,
                place,
                sha256,
                matches,
                entry.original().recordedAt(),
                entry.marking(),
                Seen.correctionOf(entry));
    }
}
