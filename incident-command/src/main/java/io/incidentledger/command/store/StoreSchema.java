package io.incidentledger.command.store;

import org.flywaydb.core.Flyway;

import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** The tables of the event store, kept by Flyway under the role that owns them. */
public final class StoreSchema {
    private static final String LOCATION = "classpath:db/store";

    private StoreSchema() {}

    /**
     * Brings the schema up to date.
     *
     * @param owner connects as the role that owns the schema; the application must not
     * @param applicationRole an existing role; it is granted what the application needs, no more
     * @param furtherLocations more Flyway locations, for tests
     * @throws org.flywaydb.core.api.FlywayException when a migration fails or has been altered
     */
    public static void migrate(
            DataSource owner, String applicationRole, String... furtherLocations) {
        Flyway.configure()
                .dataSource(owner)
                .locations(
                        Stream.concat(Stream.of(LOCATION), Stream.of(furtherLocations))
                                .toArray(String[]::new))
                .placeholders(Map.of("applicationRole", applicationRole))
                .load()
                .migrate();
    }
}
