package io.incidentledger.api.notification;

import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.refusal.MalformedInput;

/**
 * What was known when somebody was told, so that it can be shown again. It is the body of the
 * answer to {@code GET /api/incidents/{incident}?knownAt=…}, or to an export with {@code knownAt}:
 * such an answer is the same for ever, so whoever asks for it again can compute the digest again.
 * The digest is over the bytes of the body as it was received, decoded if it was compressed. It is
 * taken down as it is given.
 *
 * @param sha256 the digest
 * @param position {@code asOf.position} of that answer; not negative
 */
public record Snapshot(Sha256 sha256, long position) {
    /**
     * Checks the position.
     *
     * @throws MalformedInput if it is negative
     */
    public Snapshot {
        if (position < 0) {
            throw new MalformedInput("position", "must not be negative");
        }
    }
}
