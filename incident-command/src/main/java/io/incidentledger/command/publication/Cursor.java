package io.incidentledger.command.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The one row that publication updates, and what the database says beside it in the same snapshot.
 *
 * @param position acknowledged by Kafka up to here; -1 before the first
 * @param scanFrom no transaction below has an event without a place
 * @param recordedUntil the last watermark's moment
 * @param horizon every transaction below is finished
 * @param limit the first transaction id not given out yet
 * @param now the database's clock when the transaction began
 * @param behind whether an event below the horizon has no place
 */
record Cursor(
        long position,
        long scanFrom,
        Instant recordedUntil,
        long horizon,
        long limit,
        Instant now,
        boolean behind) {
    private static final String READ =
            """
            SELECT c.position, c.scan_from::text::bigint, c.recorded_until,
                   pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                   transaction_timestamp(),
                   EXISTS (SELECT FROM event e
                            WHERE e.tx_id >= c.scan_from
                              AND e.tx_id < pg_snapshot_xmin(pg_current_snapshot())
                              AND NOT EXISTS (SELECT FROM publication p
                                               WHERE p.global_index = e.global_index))
              FROM publication_cursor c
            """;
    private static final String WRITE =
            """
            UPDATE publication_cursor
               SET position = ?, scan_from = ?::text::xid8, recorded_until = ?
            """;

    static Cursor read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Cursor(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getLong(4),
                    row.getLong(5),
                    row.getObject(6, OffsetDateTime.class).toInstant(),
                    row.getBoolean(7));
        }
    }

    static void write(Connection connection, long position, long scanFrom, Instant recordedUntil)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setLong(1, position);
            statement.setString(2, Long.toString(scanFrom));
            statement.setObject(3, recordedUntil.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
