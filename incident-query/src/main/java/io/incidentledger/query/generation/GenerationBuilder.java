package io.incidentledger.query.generation;

import io.incidentledger.query.feed.FeedPosition.Slot;
import io.incidentledger.query.feed.Filling;
import io.incidentledger.query.feed.Projection;
import io.incidentledger.query.generation.Generation.Kind;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

/**
 * Fills one generation, from wherever it was left: every state can be entered again. Belongs to one
 * thread.
 */
final class GenerationBuilder {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Map<String, Object> kafka;
    private final GenerationRepository generations;
    private final GenerationSchema schemas;
    private final SchemaSource sources;
    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final String live;
    private final BooleanSupplier isClosing;

    GenerationBuilder(
            Map<String, Object> kafka,
            GenerationRepository generations,
            GenerationSchema schemas,
            SchemaSource sources,
            DataSource source,
            String live,
            BooleanSupplier isClosing) {
        this.kafka = kafka;
        this.generations = generations;
        this.schemas = schemas;
        this.sources = sources;
        this.source = source;
        this.jdbc = new JdbcTemplate(source);
        this.live = live;
        this.isClosing = isClosing;
    }

    /**
     * Goes one state further.
     *
     * @throws SQLException if the database does not answer
     */
    void advance(Generation generation) throws SQLException {
        switch (generation.state()) {
            case REQUESTED -> create(generation);
            case FILLING -> fill(generation);
            case INDEXING -> index(generation);
            case SWITCHING -> exchange(generation);
            case DONE, CANCELLED, DROPPED -> {}
        }
    }

    private void create(Generation generation) {
        List<String> indexes = schemas.create(generation);
        generations.keepIndexes(generation.id(), indexes);
        schemas.dropIndexes(generation, indexes);
        generations.move(generation.id(), GenerationState.REQUESTED, GenerationState.FILLING);
    }

    private void fill(Generation generation) {
        try (SchemaSource.Pool pool = pool(generation);
                Filling filling = filling(generation, pool)) {
            if (follow(generation, filling)) {
                generations.move(
                        generation.id(), GenerationState.FILLING, GenerationState.INDEXING);
            }
        }
    }

    private void index(Generation generation) {
        for (String statement : generation.indexes()) {
            if (isUnwanted(generation)) {
                return;
            }
            schemas.createIndex(statement);
        }
        schemas.analyze(generation);
        if (generation.kind() == Kind.REBUILD) {
            generations.move(generation.id(), GenerationState.INDEXING, GenerationState.SWITCHING);
            return;
        }
        jdbc.update(
                """
                INSERT INTO %1$s.watermark (position, recorded_until)
                SELECT position, recorded_at FROM %1$s.entry ORDER BY position DESC LIMIT 1
                ON CONFLICT DO NOTHING
                """
                        .formatted(generation.schema()));
        generations.move(generation.id(), GenerationState.INDEXING, GenerationState.DONE);
    }

    private void exchange(Generation generation) throws SQLException {
        try (SchemaSource.Pool pool = pool(generation);
                Filling filling = filling(generation, pool)) {
            if (follow(generation, filling)) {
                String inTheWay = new Exchange(source, schemas, live).attempt(generation, filling);
                if (!inTheWay.isEmpty()) {
                    generations.problem(generation.id(), inTheWay);
                }
            }
        }
    }

    /** Fills up to what is read now; whether that was reached, and nobody said to stop. */
    private boolean follow(Generation generation, Filling filling) {
        Map<Slot, Long> targets = Filling.nextNumbers(jdbc);
        long target = Math.min(sum(targets) - 1, generation.lastPosition()) + 1;
        long lookedAt = System.nanoTime();
        long before = applied(generation);
        boolean filled = filling.step(targets);
        while (!filled && !isClosing.getAsBoolean()) {
            filled = filling.step(targets);
            long since = System.nanoTime() - lookedAt;
            if (since > SECOND) {
                if (isUnwanted(generation)) {
                    return false;
                }
                long now = applied(generation);
                double rate = (now - before) * (double) SECOND / since;
                generations.progress(generation.id(), now, target, rate);
                before = now;
                lookedAt = System.nanoTime();
            }
        }
        generations.progress(generation.id(), applied(generation), target, 0);
        return filled;
    }

    private boolean isUnwanted(Generation generation) {
        return isClosing.getAsBoolean()
                || generations
                        .find(generation.id())
                        .filter(it -> it.state() == generation.state())
                        .isEmpty();
    }

    private long applied(Generation generation) {
        Long applied =
                jdbc.queryForObject(
                        "SELECT coalesce(sum(next_number), 0) FROM %s.feed_position"
                                .formatted(generation.schema()),
                        Long.class);
        return applied == null ? 0 : applied;
    }

    private static long sum(Map<Slot, Long> numbers) {
        return numbers.values().stream().mapToLong(Long::longValue).sum();
    }

    private SchemaSource.Pool pool(Generation generation) {
        // What is not filled is read where it is: a fold loads its entries.
        return schemas.isWhole(generation)
                ? sources.on(List.of(generation.schema()))
                : sources.on(List.of(generation.schema(), live));
    }

    private Filling filling(Generation generation, SchemaSource.Pool pool) {
        JdbcTemplate own = new JdbcTemplate(pool.source());
        JdbcClient client = JdbcClient.create(own);
        List<Projection> projections =
                schemas.kinds(generation).stream().map(it -> it.on().apply(own, client)).toList();
        return new Filling(
                kafka,
                own,
                new TransactionTemplate(new JdbcTransactionManager(pool.source())),
                projections,
                generation.lastPosition());
    }
}
