package io.incidentledger.query.generation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Projections that are filled once more by themselves up to a position, to be looked at. Every read
 * under {@code /api} can be asked of them under {@code /reviews/{review}/api}.
 *
 * @param review tells it apart
 * @param position everything recorded up to this position is in it, and nothing else
 * @param reason why, as given
 * @param requestedBy the subject of who wanted it
 * @param requestedAt when that was
 * @param expiresAt when it is dropped
 * @param state how far it has come: REQUESTED, FILLING, INDEXING, DONE (it can be read), CANCELLED,
 *     DROPPED
 * @param applied how many records are applied
 * @param target how many there are
 * @param rate records a second, lately; 0 while it does something else
 * @param problem what it is waiting for, or has failed of and tries again; absent for nothing
 */
record Review(
        long review,
        long position,
        String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant expiresAt,
        GenerationState state,
        long applied,
        long target,
        long rate,
        @Nullable String problem) {
    static Review of(Generation it) {
        return new Review(
                it.id(),
                it.lastPosition(),
                it.reason(),
                it.actor(),
                it.requestedAt(),
                it.expiresAt(),
                it.state(),
                it.applied(),
                it.target(),
                Math.round(it.rate()),
                it.problem());
    }
}
