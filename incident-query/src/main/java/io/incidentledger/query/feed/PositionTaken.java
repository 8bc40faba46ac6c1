package io.incidentledger.query.feed;

/**
 * Another process has moved a position, or the tables were exchanged: what this one knows of them
 * no longer holds.
 */
final class PositionTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    PositionTaken(String message) {
        super(message);
    }
}
