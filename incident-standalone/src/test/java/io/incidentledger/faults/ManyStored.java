package io.incidentledger.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * More events than anybody would record in a test: an incident with a note, copied in the store as
 * if of incidents of their own, in the transactions of many nodes that record side by side.
 *
 * @param template an incident with two events
 */
record ManyStored(ClusterServer store, String template) {
    private static final int LENGTH = 100;

    /** How many incidents record side by side. */
    private static final int TOGETHER = 50;

    private static final String COPIES =
            """
            INSERT INTO event (event_identifier, aggregate_identifier, sequence_number, type,
                               payload_type, payload, metadata, time_stamp)
            SELECT gen_random_uuid()::text, name, n, type, payload_type,
                   convert_to(replace(convert_from(payload, 'UTF8'), ?, name), 'UTF8'),
                   convert_to(replace(convert_from(metadata, 'UTF8'), ?, name), 'UTF8'),
                   time_stamp
              FROM generate_series(0, ?) AS n
             CROSS JOIN generate_series(?, ?) AS i
             CROSS JOIN LATERAL (SELECT 'INC-2023-' || lpad(i::text, 6, '0') AS name) AS named
              JOIN event ON aggregate_identifier = ? AND sequence_number = least(n, 1)
             ORDER BY n, i
            """;

    /**
     * Adds so many or a few more.
     *
     * @return how many there are then, with what was there
     */
    long add(long events) throws SQLException {
        try (Connection connection = store.connect();
                PreparedStatement statement = connection.prepareStatement(COPIES)) {
            long added = 0;
            for (int first = 1; added < events; first += TOGETHER) {
                statement.setString(1, template);
                statement.setString(2, template);
                statement.setInt(3, LENGTH - 1);
                statement.setInt(4, first);
                statement.setInt(5, first + TOGETHER - 1);
                statement.setString(6, template);
                added += statement.executeUpdate();
            }
        }
        return Rows.counts(store, "SELECT 'all', count(*)::int FROM event").getOrDefault("all", 0);
    }
}
