package io.incidentledger.command.publication;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads the record in the order of its positions. */
final class SequencedEvents {
    /** How many events one read brings at most. */
    static final int BATCH_SIZE = 1_000;

    /** One read stops after this much payload: a thousand large events would fill the heap. */
    private static final int BATCH_BYTES = 4 << 20;

    /** Rows that the driver holds at once: at 256 KiB each, at most 16 MiB. */
    private static final int FETCH_SIZE = 64;

    private static final String EVENTS =
            """
            SELECT p.position, p.topic, p.partition, p.number, p.recorded_at, e.event_identifier,
                   e.type, e.aggregate_identifier, e.sequence_number, e.payload_type, e.payload,
                   e.metadata
              FROM publication p JOIN event e ON e.global_index = p.global_index
            """;
    private static final String BY_POSITION =
            EVENTS + "WHERE p.position >= ? ORDER BY p.position LIMIT ?";
    private static final String BY_NUMBER =
            EVENTS
                    + """
                    WHERE p.topic = ? AND p.partition = ? AND p.number >= ?
                    ORDER BY p.number LIMIT ?
                    """;

    private SequencedEvents() {}

    /**
     * The next events.
     *
     * @param from the first position wanted
     */
    static List<SequencedEvent> read(Connection connection, long from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_POSITION)) {
            statement.setLong(1, from);
            statement.setInt(2, BATCH_SIZE);
            return read(statement);
        }
    }

    /**
     * The next events of one lane.
     *
     * @param from the first number wanted
     */
    static List<SequencedEvent> read(Connection connection, Lane lane, long from)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_NUMBER)) {
            statement.setString(1, lane.topic().topicName());
            statement.setInt(2, lane.partition());
            statement.setLong(3, from);
            statement.setInt(4, BATCH_SIZE);
            return read(statement);
        }
    }

    private static List<SequencedEvent> read(PreparedStatement statement) throws SQLException {
        statement.setFetchSize(FETCH_SIZE);
        try (ResultSet row = statement.executeQuery()) {
            List<SequencedEvent> events = new ArrayList<>();
            for (int bytes = 0; bytes < BATCH_BYTES && row.next(); ) {
                SequencedEvent event = event(row);
                bytes += event.payload().remaining();
                events.add(event);
            }
            return events;
        }
    }

    private static SequencedEvent event(ResultSet row) throws SQLException {
        return new SequencedEvent(
                row.getLong(1),
                Placements.lane(row.getString(2), row.getInt(3)),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getString(10),
                ByteBuffer.wrap(row.getBytes(11)),
                ByteBuffer.wrap(row.getBytes(12)));
    }
}
