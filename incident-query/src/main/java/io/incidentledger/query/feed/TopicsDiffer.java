package io.incidentledger.query.feed;

/** The broker's topics are not those that these tables were filled from, or not as agreed. */
final class TopicsDiffer extends RuntimeException {
    private static final long serialVersionUID = 1;

    TopicsDiffer(String message) {
        super(message);
    }
}
