package io.incidentledger.command.store;

import io.incidentledger.command.publication.StoreAddress;
import io.incidentledger.embedded.Backends;
import io.incidentledger.embedded.Database;
import io.incidentledger.embedded.Role;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

/**
 * An empty event store of its own on a real PostgreSQL.
 *
 * @param owner connects as the role that owns the schema
 * @param application connects as the application's role, without a pool
 * @param address of the application's role
 */
public record StoreFixture(DataSource owner, DataSource application, StoreAddress address) {
    /** Refuses, in the database, a transaction that writes anything before its first event. */
    public static final String FIRST_WRITE_GUARD = "classpath:db/guard";

    /** A database of its own, migrated. */
    public static StoreFixture fresh(String... furtherLocations) {
        return in(Backends.postgreSql().freshDatabase(), furtherLocations);
    }

    /** The same in another cluster, where transaction ids are others. */
    public static StoreFixture elsewhere() {
        return in(Backends.projections().freshDatabase());
    }

    private static StoreFixture in(Database database, String... furtherLocations) {
        DataSource owner = dataSource(database, database.owner());
        StoreSchema.migrate(owner, database.application().name(), furtherLocations);
        return new StoreFixture(
                owner,
                dataSource(database, database.application()),
                new StoreAddress(
                        database.jdbcUrl(),
                        database.application().name(),
                        database.application().password(),
                        Map.of()));
    }

    private static DataSource dataSource(Database database, Role role) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(database.jdbcUrl());
        dataSource.setUser(role.name());
        dataSource.setPassword(role.password());
        return dataSource;
    }

    /** As the owner, who may everything. */
    public JdbcClient asOwner() {
        return JdbcClient.create(owner);
    }

    /** As the application, each statement in a transaction of its own. */
    public JdbcClient asApplication() {
        return JdbcClient.create(application);
    }

    /** A transaction of the application's that stays open until the test ends it. */
    public OpenTransaction begin() throws SQLException {
        Connection connection = application.getConnection();
        connection.setAutoCommit(false);
        return new OpenTransaction(connection);
    }

    /** Commits one event. */
    public void append(String stream, long sequence) throws SQLException {
        try (OpenTransaction transaction = begin()) {
            transaction.append(stream, sequence).commit();
        }
    }

    /** As time goes by: a cluster comes to where another one was. */
    public void useTransactionIds(int many) {
        asOwner()
                .sql(
                        """
                        DO $$ BEGIN
                          FOR i IN 1..%d LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP;
                        END $$
                        """
                                .formatted(many))
                .update();
    }
}
