package io.incidentledger.command.publication;

/**
 * How the publisher reaches the event store: directly, never through a pooler, because a lock
 * belongs to a session.
 *
 * @param url a JDBC address of the primary
 * @param user the application's role
 */
public record StoreAddress(String url, String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "StoreAddress[url=%s, user=%s]".formatted(url, user);
    }
}
