package io.incidentledger.command.publication;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The cluster of PostgreSQL that the store is in. Transaction ids mean nothing in another one:
 * events that come with lower ones than those restored would be skipped for ever.
 */
final class StoreCluster {
    private static final String ID = "SELECT system_identifier FROM pg_control_system()";
    private static final String OUT_OF_RANGE =
            """
            SELECT EXISTS (SELECT FROM event
                            WHERE tx_id >= pg_snapshot_xmax(pg_current_snapshot()))
            """;

    private StoreCluster() {}

    /** What tells it from every other; a physical copy has the same, and the same ids. */
    static long id(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ID)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Compares the cluster with the one that publication was decided in.
     *
     * @param last null where nothing was decided yet: an older version kept no note of it
     * @throws PublicationHaltedException when it is another one
     */
    static void refuseAnother(
            Connection connection, @Nullable PublicationDecision last, Cursor cursor)
            throws SQLException {
        long here = id(connection);
        if (isAnother(connection, here, last, cursor)) {
            throw new PublicationHaltedException(
                    "The event store was restored from a dump into another PostgreSQL cluster (%s),"
                                    .formatted(
                                            last == null
                                                    ? Long.toString(here)
                                                    : "%d, not %d".formatted(here, last.cluster()))
                            + " where transaction ids start again. If this is to be the store from"
                            + " now on: ./incident adopt-store --reason \"...\"");
        }
    }

    static boolean isAnother(
            Connection connection, long here, @Nullable PublicationDecision last, Cursor cursor)
            throws SQLException {
        if (cursor.scanFrom() > cursor.limit()) {
            return true;
        }
        return last == null ? hasFutureIds(connection) : here != last.cluster();
    }

    private static boolean hasFutureIds(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OUT_OF_RANGE)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
