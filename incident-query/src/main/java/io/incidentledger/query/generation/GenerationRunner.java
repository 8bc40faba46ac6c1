package io.incidentledger.query.generation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Fills what is wanted, one generation at a time, on a thread of its own. Every process on a
 * database has one; a lock says which of them works, and when that one dies another goes on.
 */
public final class GenerationRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationRunner.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Of the advisory lock: any number, as long as nobody else in this database takes it. */
    private static final long LOCK = 0x1ed6e7_0001L;

    private final SchemaSource.Pool pool;
    private final GenerationRepository generations;
    private final GenerationSchema schemas;
    private final GenerationBuilder builder;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "incident-generation");

    /**
     * @param kafka how to reach the broker
     * @param sources on the schemas of the database of the projections
     * @param kinds all projections that there are, in the order in which they are applied
     * @param live the schema that is read
     */
    public GenerationRunner(
            Map<String, Object> kafka,
            SchemaSource sources,
            List<ProjectionKind> kinds,
            String live) {
        this.pool = sources.on(List.of(live));
        DataSource source = pool.source();
        this.generations = new GenerationRepository(JdbcClient.create(source));
        this.schemas = new GenerationSchema(source, kinds);
        this.builder =
                new GenerationBuilder(
                        kafka, generations, schemas, sources, source, live, this::isClosing);
    }

    /** Begins to look for work; returns at once. */
    public void start() {
        thread.start();
    }

    /** Ends the thread, soon. What it was at is gone on with at the next start. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        pool.close();
    }

    private void run() {
        while (!isClosing()) {
            try {
                look();
                closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (SQLException | RuntimeException away) {
                LOG.warn("What is filled beside could not be looked after", away);
                pause();
            } catch (InterruptedException interrupted) {
                closing.countDown();
            }
        }
    }

    private void look() throws SQLException {
        if (generations.open().isEmpty() && generations.expired().isEmpty()) {
            return;
        }
        try (Connection own = pool.source().getConnection()) {
            if (!lock(own, "SELECT pg_try_advisory_lock(?)")) {
                return;
            }
            try {
                work();
            } finally {
                lock(own, "SELECT pg_advisory_unlock(?)");
            }
        }
    }

    private void work() throws SQLException {
        for (Generation old : generations.expired()) {
            drop(old);
        }
        Optional<Generation> open = generations.open();
        while (open.isPresent() && !isClosing()) {
            Generation generation = open.get();
            LOG.info("{} is {}", generation.schema(), generation.state());
            try {
                builder.advance(generation);
            } catch (SQLException | RuntimeException failure) {
                generations.problem(generation.id(), String.valueOf(failure.getMessage()));
                throw failure;
            }
            Optional<Generation> next = generations.open();
            if (next.equals(open)) {
                return;
            }
            open = next;
        }
    }

    private void drop(Generation generation) {
        schemas.drop(generation.schema());
        schemas.drop(generation.retired());
        generations.move(generation.id(), generation.state(), GenerationState.DROPPED);
    }

    private static boolean lock(Connection own, String statement) throws SQLException {
        try (PreparedStatement prepared = own.prepareStatement(statement)) {
            prepared.setLong(1, LOCK);
            try (ResultSet answer = prepared.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            closing.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            closing.countDown();
        }
    }
}
