package io.incidentledger.query.wiring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The database of the projections: the prefix {@code incident.projections}.
 *
 * @param jdbcUrl jdbc:postgresql://…: a database of its own, best in a cluster of its own
 * @param username who owns the schema: migrates, writes and reads
 * @param password that user's
 * @param sslBundle the name of an SSL bundle ({@code spring.ssl.bundle.…}) that the server's
 *     certificate is checked with; without one there is no TLS
 * @param connections how many at once; the feed takes one
 */
@Validated
@ConfigurationProperties("incident.projections")
public record ProjectionsSettings(
        @NotBlank String jdbcUrl,
        @NotBlank String username,
        @DefaultValue("") String password,
        @Nullable String sslBundle,
        @DefaultValue("10") @Min(2) @Max(100) int connections) {
    /** Without the password. */
    @Override
    public String toString() {
        return "ProjectionsSettings[jdbcUrl=%s, username=%s]".formatted(jdbcUrl, username);
    }
}
