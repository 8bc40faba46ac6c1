package io.incidentledger.standalone;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * How the product is to be started.
 *
 * @param dataDir where everything is kept; the key of the installation even when {@code ephemeral}
 * @param ephemeral whether the databases and the broker forget everything when it stops
 * @param port of commands, queries and documentation, on loopback
 * @param kafkaPort of the embedded broker; 9092 unless that is taken, if not given
 * @param store the event store that others run; none: an embedded one
 * @param projections the database of the projections that others run; none: an embedded one
 * @param bootstrapServers of a Kafka that others run; none: an embedded broker
 */
public record UpSettings(
        Path dataDir,
        boolean ephemeral,
        int port,
        @Nullable Integer kafkaPort,
        @Nullable GivenStore store,
        @Nullable JdbcAddress projections,
        @Nullable String bootstrapServers) {}
