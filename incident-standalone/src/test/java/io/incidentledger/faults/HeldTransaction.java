package io.incidentledger.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A session that appends to the store like a node would, and takes its time to commit. As the
 * superuser, because the application's role would be ended for that.
 */
final class HeldTransaction implements AutoCloseable {
    /** Copies the first event of the incident as notes, each with its token. */
    private static final String APPEND =
            """
            INSERT INTO event (event_identifier, aggregate_identifier, sequence_number, type,
                               payload_type, payload, metadata, time_stamp)
            SELECT gen_random_uuid()::text, aggregate_identifier, n, type, 'NoteLogged',
                   convert_to(jsonb_build_object(
                       'type', 'NoteLogged',
                       'incident', aggregate_identifier,
                       'text', 'token-' || ? || '-' || n || '.',
                       'clocks', convert_from(payload, 'UTF8')::jsonb -> 'clocks')::text, 'UTF8'),
                   metadata,
                   to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
              FROM event, generate_series(1, ?) AS n
             WHERE aggregate_identifier = ? AND sequence_number = 0
             ORDER BY n
            """;

    private final Connection connection;

    HeldTransaction(ClusterServer store) throws SQLException {
        connection = store.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET idle_in_transaction_session_timeout = 0");
        }
        connection.commit();
    }

    /**
     * Appends so many notes behind the declaration of an incident in which nothing else happens.
     */
    void append(String incident, String name, int notes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, name);
            statement.setInt(2, notes);
            statement.setString(3, incident);
            statement.executeUpdate();
        }
    }

    /** Its transaction id, which it has taken by now if it had not. */
    long id() throws SQLException {
        return number(connection, "SELECT pg_current_xact_id()::text::bigint");
    }

    /** Commits; what it appended is acknowledged from now on. */
    void commit(AttemptLog log, String incident, String name, int notes) throws SQLException {
        connection.commit();
        for (int note = 1; note <= notes; note++) {
            log.add(
                    new Attempt(
                            "token-%s-%d.".formatted(name, note),
                            1,
                            Attempt.Fate.ACKNOWLEDGED,
                            incident + "@" + note,
                            -1));
        }
    }

    /** Asks somebody else whether a transaction holds the horizon. */
    static boolean holdsHorizon(ClusterServer store, long id) throws SQLException {
        try (Connection other = store.connect()) {
            return number(other, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                    <= id;
        }
    }

    /** How many events of younger transactions have a place, or all that are there. */
    static long younger(ClusterServer store, long id, boolean placed) throws SQLException {
        try (Connection other = store.connect()) {
            return number(
                    other,
                    "SELECT count(*) FROM event WHERE tx_id > '%d'::xid8 %s"
                            .formatted(
                                    id,
                                    placed
                                            ? "AND global_index IN (SELECT global_index FROM"
                                                    + " publication)"
                                            : ""));
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
