package io.incidentledger.command.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the event store is: the prefix {@code incident.store}.
 *
 * @param jdbcUrl of a database of its own, in a PostgreSQL cluster of its own
 * @param username the application's role: may add to the record, never change it
 * @param ownerUsername the role that owns the tables; used for migrations at start, by nothing else
 * @param poolSize connections for commands, 1 to 200
 */
@ConfigurationProperties("incident.store")
public record StoreSettings(
        String jdbcUrl,
        String username,
        String password,
        String ownerUsername,
        String ownerPassword,
        @DefaultValue("12") int poolSize) {
    /** Without passwords. */
    @Override
    public String toString() {
        return "StoreSettings[%s as %s]".formatted(jdbcUrl, username);
    }
}
