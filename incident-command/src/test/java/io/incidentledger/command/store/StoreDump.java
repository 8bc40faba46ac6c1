package io.incidentledger.command.store;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code pg_dump} and {@code pg_restore} do with the rows and sequences of a store: the
 * embedded PostgreSQL has neither program. All of it is from one snapshot.
 */
public final class StoreDump {
    private static final String TABLES =
            """
            SELECT tablename FROM pg_tables
             WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'
             ORDER BY tablename = 'published_topic', tablename
            """;

    private final Map<String, byte[]> rows = new LinkedHashMap<>();
    private final long lastIndex;

    private StoreDump(Connection connection) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (String table : tables(connection)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            copy.copyOut("COPY " + table + " TO STDOUT", out);
            rows.put(table, out.toByteArray());
        }
        lastIndex = number(connection, "SELECT coalesce(max(global_index), 0) FROM event");
    }

    /** Takes one. */
    public static StoreDump of(StoreFixture store) throws SQLException, IOException {
        try (Connection connection = store.owner().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new StoreDump(connection);
        }
    }

    /** Puts it in the place of all that a store has. */
    public void restore(StoreFixture store) throws SQLException, IOException {
        try (Connection connection = store.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("TRUNCATE " + String.join(", ", tables(connection)));
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<String, byte[]> table : rows.entrySet()) {
                copy.copyIn(
                        "COPY " + table.getKey() + " FROM STDIN",
                        new ByteArrayInputStream(table.getValue()));
            }
            number(
                    connection,
                    "SELECT setval(pg_get_serial_sequence('event', 'global_index'), %d)"
                            .formatted(Math.max(1, lastIndex)));
            connection.commit();
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            List<String> tables = new ArrayList<>();
            while (row.next()) {
                tables.add(row.getString(1));
            }
            return tables;
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
