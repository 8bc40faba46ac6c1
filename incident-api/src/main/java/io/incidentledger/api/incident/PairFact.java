package io.incidentledger.api.incident;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent.DisruptionEnded;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteEvent;
import io.incidentledger.api.incident.IncidentEvent.SiteReconnected;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundRetired;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What one entry says about one pair (service, tenant), or about one site: the least that the fold
 * into intervals needs.
 */
public sealed interface PairFact {
    /** The sequence of the original entry. A correction keeps it. */
    long place();

    /** When it was true. */
    OccurredAt occurredAt();

    /** The sequence of the entry that it came after, if one is named. */
    @Nullable Long follows();

    /** The moment by which it is put in order, where nothing better is known. */
    Instant key();

    /** Opens a disruption, or sets the kind of the one that its cause has open. */
    record Start(
            long place,
            DisruptionKind kind,
            CauseKey cause,
            OccurredAt occurredAt,
            @Nullable Long follows)
            implements PairFact {
        @Override
        public Instant key() {
            return occurredAt.earliest();
        }
    }

    /**
     * Closes what is open: of one cause, or without a cause everything.
     *
     * @param of the service or step that the cause names; null for any
     * @param restoration whether the service works again, rather than being given up
     */
    record End(
            long place,
            @Nullable Cause cause,
            @Nullable String of,
            boolean restoration,
            OccurredAt occurredAt,
            @Nullable Long follows)
            implements PairFact {
        @Override
        public Instant key() {
            return occurredAt.latest();
        }

        /** Whether it closes what this cause has opened. */
        boolean closes(CauseKey key) {
            return cause == null || (cause == key.cause() && (of == null || of.equals(key.of())));
        }

        /** Whether both can close the same disruption, and it matters which of them does. */
        boolean rivals(End other) {
            boolean sameCause = cause == null || other.cause == null || cause == other.cause;
            boolean sameName = of == null || other.of == null || of.equals(other.of);
            boolean sameEnding =
                    restoration == other.restoration
                            && occurredAt.earliest().equals(other.occurredAt.earliest())
                            && occurredAt.latest().equals(other.occurredAt.latest());
            return sameCause && sameName && !sameEnding;
        }
    }

    /**
     * Bridges what is open: from then on it is of the kind {@link DisruptionKind#WORKAROUND}.
     *
     * @param workaround its id
     */
    record Activation(long place, String workaround, OccurredAt occurredAt, @Nullable Long follows)
            implements PairFact {
        @Override
        public Instant key() {
            return occurredAt.earliest();
        }
    }

    /**
     * Ends a workaround: what it alone bridges is again of the kind that it was.
     *
     * @param workaround its id
     */
    record Retirement(long place, String workaround, OccurredAt occurredAt, @Nullable Long follows)
            implements PairFact {
        @Override
        public Instant key() {
            return occurredAt.latest();
        }
    }

    /** What an entry says about each of its pairs. */
    static PairFact of(long place, ServiceEvent event) {
        OccurredAt at = event.clocks().occurredAt();
        Long follows = follows(event.clocks());
        return switch (event) {
            case ServiceTakenOffline off ->
                    new Start(
                            place,
                            DisruptionKind.OFFLINE,
                            CauseKey.of(off.cause(), null, off.step()),
                            at,
                            follows);
            case DisruptionReported report ->
                    new Start(
                            place,
                            report.kind(),
                            CauseKey.of(report.cause(), report.dependency(), report.step()),
                            at,
                            follows);
            case ServiceRestored back ->
                    new End(
                            place,
                            back.cause(),
                            CauseKey.named(back.dependency(), back.step()),
                            true,
                            at,
                            follows);
            case DisruptionEnded end ->
                    new End(
                            place,
                            end.cause(),
                            CauseKey.named(end.dependency(), end.step()),
                            false,
                            at,
                            follows);
            case WorkaroundActivated it -> new Activation(place, it.workaround(), at, follows);
            case WorkaroundRetired it -> new Retirement(place, it.workaround(), at, follows);
        };
    }

    /** What an entry says about its site: it is off or it is not, whatever the cause. */
    static PairFact of(long place, SiteEvent event) {
        OccurredAt at = event.clocks().occurredAt();
        Long follows = follows(event.clocks());
        return switch (event) {
            case SiteTakenOffline _ ->
                    new Start(
                            place,
                            DisruptionKind.OFFLINE,
                            new CauseKey(Cause.UNKNOWN, null),
                            at,
                            follows);
            case SiteReconnected _ -> new End(place, null, null, true, at, follows);
        };
    }

    private static @Nullable Long follows(Clocks clocks) {
        EntryId entry = clocks.follows();
        return entry == null ? null : entry.sequence();
    }
}
