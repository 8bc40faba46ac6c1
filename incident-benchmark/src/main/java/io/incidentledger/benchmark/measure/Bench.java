package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.ground.Catalogue;
import io.incidentledger.benchmark.ground.Ground;
import io.incidentledger.benchmark.ground.Http;
import io.incidentledger.benchmark.ground.StoredIncidents;
import io.incidentledger.benchmark.ground.TopicEnds;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The product, filled and at work, and how to ask it. */
final class Bench implements AutoCloseable {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(20);

    private final Ground ground;
    private final Http commands;
    private final Http queries;
    private final StoredIncidents incidents;
    private final TopicEnds ends;

    private Bench(Ground ground) throws IOException {
        this.ground = ground;
        commands = ground.commandHttp(Extent.CLIENTS + 1);
        queries = ground.queryHttp(Extent.CLIENTS + 1);
        Catalogue.register(commands);
        incidents = StoredIncidents.record(ground, commands);
        ends = new TopicEnds(ground.bootstrapServers());
    }

    /**
     * Starts all of it.
     *
     * @param folder an empty one
     * @param recordings as {@link Ground#start} takes it
     */
    static Bench start(Path folder, @Nullable Path recordings) throws IOException {
        Ground ground = Ground.start(folder, recordings);
        try {
            return new Bench(ground);
        } catch (IOException | RuntimeException failed) {
            ground.close();
            throw failed;
        }
    }

    Ground ground() {
        return ground;
    }

    Http commands() {
        return commands;
    }

    Http queries() {
        return queries;
    }

    StoredIncidents incidents() {
        return incidents;
    }

    /** Adds incidents until the store has so many events, and waits until all of them are seen. */
    void grow(long events) throws SQLException {
        long missing = events - incidents.events();
        if (missing > 0) {
            incidents.add(
                    (int) Math.ceilDiv(missing, StoredIncidents.LENGTH), StoredIncidents.LENGTH);
        }
        settle();
    }

    /** Waits until everything that is recorded is published and applied. */
    void settle() throws SQLException {
        long events = incidents.events();
        await("publication", () -> published() >= events);
        await("the views", () -> applied() >= events);
    }

    /** How many events are in the topics. */
    long published() {
        return ends.sum();
    }

    private long applied() {
        return number(
                "SELECT coalesce(sum(next_number), 0) FROM projections.feed_position"
                        + " WHERE topic <> 'incident.publication.v1'");
    }

    private long number(String query) {
        try (Connection projections = ground.projections();
                Statement statement = projections.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain for " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() {
        commands.close();
        queries.close();
        ends.close();
        ground.close();
    }
}
