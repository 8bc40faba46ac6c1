package io.incidentledger.command.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.axonframework.common.IdentifierFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction that a test holds in its hand. Closing rolls back what was not committed. */
public final class OpenTransaction implements AutoCloseable {
    private static final String APPEND =
            """
            INSERT INTO event (event_identifier, aggregate_identifier, sequence_number, type,
                               payload_type, payload, metadata, time_stamp)
            VALUES (?, ?, ?, ?, 'ImpactNoted', ?, ?, '2026-07-01T12:00:00.000Z')
            """;
    private static final String APPEND_MANY =
            """
            INSERT INTO event (event_identifier, aggregate_identifier, sequence_number, type,
                               payload_type, payload, metadata, time_stamp)
            SELECT gen_random_uuid()::text, ? || n % ?, n / ?, 'Incident',
                   'ImpactNoted', convert_to('{}', 'UTF8'), convert_to('{}', 'UTF8'),
                   '2026-07-01T12:00:00.000Z'
              FROM generate_series(0, ? - 1) AS n
             ORDER BY n
            """;

    private final Connection connection;

    OpenTransaction(Connection connection) {
        this.connection = connection;
    }

    /** Takes its transaction id before it writes any event. */
    public OpenTransaction takeId() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_current_xact_id()");
        }
        return this;
    }

    public OpenTransaction append(String stream, long sequence) throws SQLException {
        return append(stream, sequence, "{\"sequence\":" + sequence + "}");
    }

    public OpenTransaction append(String stream, long sequence, String payload)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, IdentifierFactory.getInstance().generateIdentifier());
            statement.setString(2, stream);
            statement.setLong(3, sequence);
            statement.setString(4, stream.equals("catalogue") ? "Catalogue" : "Incident");
            statement.setBytes(5, payload.getBytes(UTF_8));
            statement.setBytes(6, "{\"issuer\":\"test\"}".getBytes(UTF_8));
            statement.executeUpdate();
        }
        return this;
    }

    /** Appends events to new streams, in turns. */
    public OpenTransaction appendMany(String prefix, int streams, int events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND_MANY)) {
            statement.setString(1, prefix);
            statement.setInt(2, streams);
            statement.setInt(3, streams);
            statement.setInt(4, events);
            statement.executeUpdate();
        }
        return this;
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
