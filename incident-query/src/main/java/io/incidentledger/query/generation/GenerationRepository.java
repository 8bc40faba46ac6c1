package io.incidentledger.query.generation;

import io.incidentledger.query.generation.Generation.Kind;
import io.incidentledger.query.table.Times;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which tables are filled beside those that are read. */
public final class GenerationRepository {
    private static final String OPEN = "('REQUESTED', 'FILLING', 'INDEXING', 'SWITCHING')";

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public GenerationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, the newest first. */
    List<Generation> all() {
        return jdbc.sql("SELECT * FROM control.generation ORDER BY id DESC")
                .query((row, _) -> generation(row))
                .list();
    }

    Optional<Generation> find(long id) {
        return jdbc.sql("SELECT * FROM control.generation WHERE id = :id")
                .param("id", id)
                .query((row, _) -> generation(row))
                .optional();
    }

    /** The first that is not finished. */
    Optional<Generation> open() {
        return jdbc.sql(
                        "SELECT * FROM control.generation WHERE state IN %s ORDER BY id LIMIT 1"
                                .formatted(OPEN))
                .query((row, _) -> generation(row))
                .optional();
    }

    /** How many are not finished. */
    public double countOpen() {
        return all().stream().filter(it -> it.state().isOpen()).count();
    }

    /** How many records the first of them has not applied yet. */
    public double missing() {
        return open().map(it -> (double) (it.target() - it.applied())).orElse(0.0);
    }

    /** How many records a second it applies. */
    public double rate() {
        return open().map(Generation::rate).orElse(0.0);
    }

    /** Those that nobody wants any more, and whose tables are still there. */
    List<Generation> expired() {
        return jdbc.sql(
                        """
                        SELECT * FROM control.generation
                        WHERE state = 'CANCELLED'
                           OR (state = 'DONE' AND expires_at < clock_timestamp())
                        ORDER BY id
                        """)
                .query((row, _) -> generation(row))
                .list();
    }

    /**
     * Notes one that is wanted.
     *
     * @param keep for how long what it leaves is kept; null for as long as nobody drops it
     */
    Generation add(
            Kind kind,
            List<ProjectionName> projections,
            long lastPosition,
            String reason,
            String issuer,
            String actor,
            @Nullable Duration keep) {
        return jdbc.sql(
                        """
                        INSERT INTO control.generation (kind, projections, last_position, reason,
                            actor_issuer, actor, expires_at)
                        VALUES (:kind, :projections, :last, :reason, :issuer, :actor,
                            clock_timestamp() + CAST(:keep AS interval))
                        RETURNING *
                        """)
                .param("kind", kind.name())
                .param(
                        "projections",
                        projections.stream().map(ProjectionName::name).toArray(String[]::new))
                .param("last", lastPosition)
                .param("reason", reason)
                .param("issuer", issuer)
                .param("actor", actor)
                .param("keep", keep == null ? null : keep.toString())
                .query((row, _) -> generation(row))
                .single();
    }

    /** Lets what is finished be dropped, and what is not be given up. */
    void expire(long id) {
        jdbc.sql(
                        """
                        UPDATE control.generation
                        SET state = CASE WHEN state IN %s THEN 'CANCELLED' ELSE state END,
                            expires_at = clock_timestamp()
                        WHERE id = :id
                        """
                                .formatted(OPEN))
                .param("id", id)
                .update();
    }

    /** Goes on to another state, unless somebody has put it to one that is not open. */
    boolean move(long id, GenerationState from, GenerationState to) {
        return jdbc.sql(
                                """
                                UPDATE control.generation
                                SET state = :to, problem = NULL,
                                    finished_at = CASE WHEN :open THEN NULL ELSE clock_timestamp() END
                                WHERE id = :id AND state = :from
                                """)
                        .param("to", to.name())
                        .param("open", to.isOpen())
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /** Keeps the statements that make the indexes again. */
    void keepIndexes(long id, List<String> statements) {
        jdbc.sql("UPDATE control.generation SET indexes = :indexes WHERE id = :id")
                .param("indexes", statements.toArray(String[]::new))
                .param("id", id)
                .update();
    }

    /** Says how far it has come. */
    void progress(long id, long applied, long target, double rate) {
        jdbc.sql(
                        """
                        UPDATE control.generation
                        SET applied = :applied, target = :target, rate = :rate, problem = NULL
                        WHERE id = :id
                        """)
                .param("applied", applied)
                .param("target", target)
                .param("rate", rate)
                .param("id", id)
                .update();
    }

    /** Says what it is waiting for, or has failed of. */
    void problem(long id, String problem) {
        jdbc.sql("UPDATE control.generation SET problem = :problem WHERE id = :id")
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    private static Generation generation(ResultSet row) throws SQLException {
        return new Generation(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                texts(row, "projections").stream().map(ProjectionName::valueOf).toList(),
                row.getLong("last_position"),
                Objects.requireNonNull(row.getString("reason")),
                Objects.requireNonNull(row.getString("actor_issuer")),
                Objects.requireNonNull(row.getString("actor")),
                Times.at(row, "requested_at"),
                GenerationState.valueOf(row.getString("state")),
                texts(row, "indexes"),
                row.getLong("applied"),
                row.getLong("target"),
                row.getDouble("rate"),
                row.getString("problem"),
                Times.perhaps(row, "finished_at"),
                Times.perhaps(row, "expires_at"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return List.of((String[]) Objects.requireNonNull(array.getArray()));
    }
}
