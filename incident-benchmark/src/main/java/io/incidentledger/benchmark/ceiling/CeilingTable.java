package io.incidentledger.benchmark.ceiling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

import io.incidentledger.benchmark.ground.Ground;
import io.incidentledger.benchmark.ground.StoredIncidents;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A table like that of the store, with all of its indexes, defaults and checks, in the same
 * cluster; what is in it belongs to nobody and is not published. Written by plain prepared
 * statements.
 */
final class CeilingTable implements AutoCloseable {
    static final String NAME = "ceiling.event";

    private static final String INSERT =
            """
            INSERT INTO ceiling.event (event_identifier, aggregate_identifier, sequence_number,
                                       type, payload_type, payload_revision, payload, metadata,
                                       time_stamp)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    /** A row that the product has stored. */
    private record Template(
            String type, String payloadType, String payload, String metadata, String time) {}

    private final List<Connection> connections = new ArrayList<>();
    private final Template template;

    /**
     * Makes the table, if there is none.
     *
     * @param clients how many connections
     * @param sequence of the event of the first incident that every row is like
     */
    CeilingTable(Ground ground, StoredIncidents incidents, int clients, int sequence)
            throws SQLException {
        try (Connection store = ground.store();
                Statement statement = store.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS ceiling");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS ceiling.event (LIKE public.event INCLUDING ALL)");
            template = template(store, incidents.template(), sequence);
        }
        for (int i = 0; i < clients; i++) {
            connections.add(ground.store());
        }
    }

    private static Template template(Connection store, String incident, int sequence)
            throws SQLException {
        try (PreparedStatement select =
                store.prepareStatement(
                        """
                        SELECT type, payload_type, payload, metadata, time_stamp FROM event
                        WHERE aggregate_identifier = ? AND sequence_number = ?
                        """)) {
            select.setString(1, incident);
            select.setInt(2, sequence);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Template(
                        row.getString(1),
                        row.getString(2),
                        new String(row.getBytes(3), UTF_8),
                        new String(row.getBytes(4), UTF_8),
                        row.getString(5));
            }
        }
    }

    Connection connection(int client) {
        return connections.get(client);
    }

    /** The statement that inserts, to be kept: the driver prepares it at the server by and by. */
    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement(INSERT);
    }

    void insert(PreparedStatement insert, String stream, long sequence) throws SQLException {
        insert.setString(1, IDS.generate().toString());
        insert.setString(2, stream);
        insert.setLong(3, sequence);
        insert.setString(4, template.type());
        insert.setString(5, template.payloadType());
        insert.setString(6, null);
        insert.setBytes(7, template.payload().getBytes(UTF_8));
        insert.setBytes(8, template.metadata().getBytes(UTF_8));
        insert.setString(9, template.time());
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
