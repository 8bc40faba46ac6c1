package io.incidentledger.command.publication;

import java.util.Map;

/**
 * How the publisher reaches the event store: directly, never through a pooler, because a lock
 * belongs to a session.
 *
 * @param url a JDBC address of the primary
 * @param user the application's role
 * @param tls what else the driver has to know for TLS; empty without
 */
public record StoreAddress(String url, String user, String password, Map<String, String> tls) {
    /** Copies what is for TLS. */
    public StoreAddress {
        tls = Map.copyOf(tls);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "StoreAddress[url=%s, user=%s]".formatted(url, user);
    }
}
