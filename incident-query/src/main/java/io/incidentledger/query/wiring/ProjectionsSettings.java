package io.incidentledger.query.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database of the projections.
 *
 * @param jdbcUrl its address, {@code jdbc:postgresql://…}
 * @param username who owns the schema: migrates, writes and reads
 * @param password that user's
 * @param connections how many at once, 2 to 100; the feed takes one
 */
@ConfigurationProperties("incident.projections")
public record ProjectionsSettings(
        String jdbcUrl, String username, String password, @DefaultValue("10") int connections) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if there are too few connections, or too many
     */
    public ProjectionsSettings {
        if (connections < 2 || connections > 100) {
            throw new IllegalArgumentException("incident.projections.connections must be 2 to 100");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ProjectionsSettings[jdbcUrl=%s, username=%s]".formatted(jdbcUrl, username);
    }
}
