package io.incidentledger.command.publication;

/**
 * Going on could do harm that cannot be undone: somebody has to look. Not retried before that.
 *
 * <p>The message is the reason, for people.
 */
public final class PublicationHaltedException extends RuntimeException {
    PublicationHaltedException(String reason) {
        super(reason);
    }
}
