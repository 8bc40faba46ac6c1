package io.incidentledger.query.feed;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * What an operator wants to be done with a subject whose records are aside.
 *
 * @param id tells orders apart
 * @param subject whose
 * @param kind what
 * @param reason why; only where something is discarded
 * @param issuer who issued the operator's token
 * @param actor the subject of that token
 * @param discarded whether what it discards has been discarded already
 */
public record ParkingOrder(
        UUID id,
        String subject,
        Kind kind,
        @Nullable String reason,
        String issuer,
        String actor,
        boolean discarded) {
    /** What can be done. */
    public enum Kind {
        /** Tries again what is aside, in its order, up to the first that still fails. */
        RETRY,
        /** Gives up the first record for good, and tries the others. */
        DISCARD
    }

    /**
     * What came of it.
     *
     * @param applied how many records were applied
     * @param still why the subject is parked still; null when it no longer is
     */
    public record Outcome(int applied, @Nullable String still) {}
}
