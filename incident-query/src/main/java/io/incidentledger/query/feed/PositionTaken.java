package io.incidentledger.query.feed;

/** Another process has moved a position: two would write the same rows, so this one must stop. */
final class PositionTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    PositionTaken(String message) {
        super(message);
    }
}
