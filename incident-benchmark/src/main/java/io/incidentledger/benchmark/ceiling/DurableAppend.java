package io.incidentledger.benchmark.ceiling;

import io.incidentledger.benchmark.ground.Ground;
import io.incidentledger.benchmark.ground.StoredIncidents;
import io.incidentledger.benchmark.load.Clients;
import io.incidentledger.benchmark.load.Load;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** C1: one row, one durable commit. */
public final class DurableAppend implements AutoCloseable {
    private final CeilingTable table;
    private final List<PreparedStatement> inserts = new ArrayList<>();
    private final String prefix = "APP-%08x-".formatted(ThreadLocalRandom.current().nextInt());
    private final AtomicLong streams = new AtomicLong();

    /**
     * @param clients how many there may be at most
     */
    public DurableAppend(Ground ground, StoredIncidents incidents, int clients)
            throws SQLException {
        table = new CeilingTable(ground, incidents, clients, 0);
        for (int i = 0; i < clients; i++) {
            inserts.add(CeilingTable.insert(table.connection(i)));
        }
    }

    /** Appends for so long. */
    public Load run(int clients, Duration time) throws InterruptedException, ExecutionException {
        return Clients.closed(
                clients,
                time,
                (client, _) ->
                        table.insert(inserts.get(client), prefix + streams.incrementAndGet(), 0));
    }

    @Override
    public void close() throws SQLException {
        table.close();
    }
}
