package io.incidentledger.query.feed;

/** A record that is not what the contract of the topics says. */
public final class UnreadableRecord extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableRecord(String reason) {
        super(reason, null, false, false);
    }
}
