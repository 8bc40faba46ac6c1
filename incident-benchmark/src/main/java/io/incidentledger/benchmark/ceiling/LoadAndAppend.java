package io.incidentledger.benchmark.ceiling;

import io.incidentledger.benchmark.ground.Ground;
import io.incidentledger.benchmark.ground.StoredIncidents;
import io.incidentledger.benchmark.load.Clients;
import io.incidentledger.benchmark.load.Load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** C3: in one transaction, a stream is read and one row is appended to it. */
public final class LoadAndAppend implements AutoCloseable {
    private static final String SELECT =
            """
            SELECT event_identifier, sequence_number, payload_type, payload_revision, payload,
                   metadata, time_stamp
              FROM ceiling.event WHERE aggregate_identifier = ? ORDER BY sequence_number
            """;

    private final CeilingTable table;
    private final List<PreparedStatement> selects = new ArrayList<>();
    private final List<PreparedStatement> inserts = new ArrayList<>();
    private final int streams;
    private final AtomicLong next = new AtomicLong();

    /**
     * @param clients how many there are
     * @param streams how many streams there are, each of 20 events at first
     */
    public LoadAndAppend(Ground ground, StoredIncidents incidents, int clients, int streams)
            throws SQLException {
        this.streams = streams;
        table = new CeilingTable(ground, incidents, clients, 1);
        try (Connection store = ground.store()) {
            incidents.copyInto(store, CeilingTable.NAME, streams, StoredIncidents.LENGTH);
        }
        for (int i = 0; i < clients; i++) {
            Connection connection = table.connection(i);
            connection.setAutoCommit(false);
            selects.add(connection.prepareStatement(SELECT));
            inserts.add(CeilingTable.insert(connection));
        }
    }

    /** Loads and appends for so long, with all clients. */
    public Load run(Duration time) throws InterruptedException, ExecutionException {
        return Clients.closed(selects.size(), time, (client, _) -> once(client));
    }

    private void once(int client) throws SQLException {
        String stream = StoredIncidents.name(1 + (int) (next.getAndIncrement() % streams));
        PreparedStatement select = selects.get(client);
        select.setString(1, stream);
        long last = -1;
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                last = row.getLong(2);
                if (row.getBytes(5).length + row.getBytes(6).length == 0) {
                    throw new IllegalStateException("an event without a word");
                }
            }
        }
        table.insert(inserts.get(client), stream, last + 1);
        table.connection(client).commit();
    }

    @Override
    public void close() throws SQLException {
        table.close();
    }
}
