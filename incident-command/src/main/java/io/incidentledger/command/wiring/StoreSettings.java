package io.incidentledger.command.wiring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the event store is: the prefix {@code incident.store}.
 *
 * @param jdbcUrl jdbc:postgresql://…: a database of its own, in a PostgreSQL cluster of its own
 * @param username the application's role: may add to the record, never change it
 * @param password that role's
 * @param ownerUsername the role that owns the tables; used for migrations at start, by nothing else
 * @param ownerPassword that role's
 * @param sslBundle the name of an SSL bundle ({@code spring.ssl.bundle.…}) that the server's
 *     certificate is checked with; without one there is no TLS
 * @param connections for commands
 * @param rememberedEvents how many events the states may stand for that are kept in memory, all
 *     streams together; 0 keeps none, and every command loads its stream
 */
@Validated
@ConfigurationProperties("incident.store")
public record StoreSettings(
        @NotBlank String jdbcUrl,
        @NotBlank String username,
        @DefaultValue("") String password,
        @NotBlank String ownerUsername,
        @DefaultValue("") String ownerPassword,
        @Nullable String sslBundle,
        @DefaultValue("12") @Min(2) @Max(200) int connections,
        @DefaultValue("70000") @Min(0) @Max(10_000_000) int rememberedEvents) {
    /** Without passwords. */
    @Override
    public String toString() {
        return "StoreSettings[%s as %s]".formatted(jdbcUrl, username);
    }
}
