package io.incidentledger.query.investigation;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceEvent;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A piece of evidence with the chain of its custody. What cannot be said is absent: of an item
 * whose registration was retracted, or is not for this reader.
 *
 * @param differs whether its digest was computed again and is another
 * @param holder in whose hands it is, as far as is recorded
 * @param confirmed whether the one whom it was last handed to has said that they have it
 * @param gaps where the chain is broken, in the order of time
 * @param chain in the order of time
 */
record EvidenceItem(
        EvidenceId evidence,
        boolean differs,
        @Nullable String description,
        @Nullable Sha256 sha256,
        @Nullable String acquiredBy,
        @Nullable OccurredAt acquiredAt,
        @Nullable String holder,
        boolean confirmed,
        List<CustodyGap> gaps,
        List<CustodyStep> chain) {
    /**
     * A break in the chain.
     *
     * @param entry where it shows
     * @param holder in whose hands it was, as far as is recorded
     * @param said who handed it over, or had it, according to the entry
     */
    record CustodyGap(
            Custody.Gap.Kind kind,
            EntryId entry,
            @Nullable String holder,
            String said,
            OccurredAt at) {}

    /** How loud it is: what differs first, then what has gaps. */
    int rank() {
        return differs ? 0 : gaps.isEmpty() ? 2 : 1;
    }

    static EvidenceItem of(EvidenceId evidence, Seen seen) {
        Custody custody = Custody.of(evidence, seen);
        StandingEntry<EvidenceEvent> registration = custody.registration();
        EvidenceRegistered shown =
                registration != null
                                && seen.shows(registration)
                                && registration.event() instanceof EvidenceRegistered it
                        ? it
                        : null;
        StandingEntry<EvidenceEvent> since = custody.holderSince();
        return new EvidenceItem(
                evidence,
                custody.differing().stream().anyMatch(seen::shows),
                shown == null ? null : shown.description(),
                shown == null ? null : shown.sha256(),
                shown == null ? null : shown.acquiredBy(),
                shown == null ? null : shown.clocks().occurredAt(),
                since != null && seen.shows(since) ? custody.holder() : null,
                custody.isConfirmed(),
                custody.gaps().stream()
                        .filter(gap -> seen.shows(gap.entry()))
                        .map(gap -> gap(gap, seen))
                        .toList(),
                custody.chain().stream()
                        .filter(seen::shows)
                        .map(it -> CustodyStep.of(it, custody))
                        .toList());
    }

    private static CustodyGap gap(Custody.Gap gap, Seen seen) {
        return new CustodyGap(
                gap.kind(),
                gap.entry().entry(),
                seen.shows(gap.since()) ? gap.holder() : null,
                gap.said(),
                gap.entry().occurredAt());
    }
}
