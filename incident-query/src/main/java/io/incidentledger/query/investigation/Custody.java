package io.incidentledger.query.investigation;

import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.InvestigationEvent.CustodyConfirmed;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceEvent;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceHandedOver;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one piece of evidence, in the order of time, folded: who holds it, where the chain
 * is broken, whether it is still what it was.
 */
final class Custody {
    private final List<StandingEntry<EvidenceEvent>> chain;
    private final List<Gap> gaps = new ArrayList<>();
    private final List<StandingEntry<EvidenceEvent>> differing = new ArrayList<>();
    private @Nullable StandingEntry<EvidenceEvent> registration;
    private @Nullable String holder;
    private @Nullable StandingEntry<EvidenceEvent> holderSince;
    private @Nullable StandingEntry<EvidenceEvent> unconfirmed;

    /**
     * A break in the chain of custody.
     *
     * @param entry where it shows
     * @param holder in whose hands it was, as far as is recorded
     * @param since the entry that says so
     * @param said who handed it over, or had it, according to the entry
     */
    record Gap(
            Kind kind,
            StandingEntry<EvidenceEvent> entry,
            String holder,
            StandingEntry<EvidenceEvent> since,
            String said) {
        /** What is broken. */
        enum Kind {
            /** Handed over by one in whose hands it was not, as far as is recorded. */
            NOT_THE_HOLDER,
            /** Whom it was handed to never said that they had it. */
            NOT_CONFIRMED,
            /** One said that they had it who is not recorded as the holder. */
            CONFIRMED_BY_ANOTHER
        }
    }

    private Custody(List<StandingEntry<EvidenceEvent>> chain) {
        this.chain = List.copyOf(chain);
        for (StandingEntry<EvidenceEvent> it : chain) {
            if (it.event() instanceof EvidenceRegistered registered && registration == null) {
                registration = it;
                holder = registered.heldBy();
                holderSince = it;
            }
        }
        for (StandingEntry<EvidenceEvent> it : chain) {
            switch (it.event()) {
                case EvidenceRegistered _ -> {}
                case EvidenceHandedOver event -> handOver(it, event);
                case CustodyConfirmed event -> confirm(it, event);
            }
        }
        leaveUnconfirmed();
    }

    static Custody of(EvidenceId evidence, Seen seen) {
        return new Custody(
                seen.standing(EvidenceEvent.class).stream()
                        .filter(it -> it.event().evidence().equals(evidence))
                        .toList());
    }

    List<StandingEntry<EvidenceEvent>> chain() {
        return chain;
    }

    /** What it was registered by; null if that was retracted. */
    @Nullable StandingEntry<EvidenceEvent> registration() {
        return registration;
    }

    /** In whose hands it is, as far as is recorded. */
    @Nullable String holder() {
        return holder;
    }

    /** The entry that put it there. */
    @Nullable StandingEntry<EvidenceEvent> holderSince() {
        return holderSince;
    }

    /** Whether the one whom it was last handed to has said that they have it. */
    boolean isConfirmed() {
        return unconfirmed == null;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** The confirmations that found another digest than the registered one. */
    List<StandingEntry<EvidenceEvent>> differing() {
        return differing;
    }

    /** Whether a digest is the registered one, as that stands now; null with nothing to compare. */
    @Nullable Boolean matches(CustodyConfirmed confirmed) {
        Sha256 registered =
                registration != null && registration.event() instanceof EvidenceRegistered it
                        ? it.sha256()
                        : null;
        return (registered == null || confirmed.sha256() == null)
                ? null
                : (Boolean) registered.equals(confirmed.sha256());
    }

    private void handOver(StandingEntry<EvidenceEvent> entry, EvidenceHandedOver event) {
        leaveUnconfirmed();
        if (holder != null && holderSince != null && !holder.equals(event.from())) {
            gaps.add(new Gap(Gap.Kind.NOT_THE_HOLDER, entry, holder, holderSince, event.from()));
        }
        holder = event.to();
        holderSince = entry;
        unconfirmed = entry;
    }

    private void confirm(StandingEntry<EvidenceEvent> entry, CustodyConfirmed event) {
        if (event.by().equals(holder)) {
            unconfirmed = null;
        } else if (holder != null && holderSince != null) {
            gaps.add(
                    new Gap(Gap.Kind.CONFIRMED_BY_ANOTHER, entry, holder, holderSince, event.by()));
        }
        if (Boolean.FALSE.equals(matches(event))) {
            differing.add(entry);
        }
    }

    private void leaveUnconfirmed() {
        if (unconfirmed != null && unconfirmed.event() instanceof EvidenceHandedOver event) {
            gaps.add(
                    new Gap(
                            Gap.Kind.NOT_CONFIRMED,
                            unconfirmed,
                            event.to(),
                            unconfirmed,
                            event.to()));
        }
    }
}
