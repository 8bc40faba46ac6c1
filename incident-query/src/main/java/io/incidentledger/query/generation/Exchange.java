package io.incidentledger.query.generation;

import io.incidentledger.query.feed.FeedPosition.Slot;
import io.incidentledger.query.feed.Filling;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * Exchanges the tables that are read for others, at once: in one transaction, for which nothing is
 * applied and no answer is half written. An answer that has begun ends with the tables that it
 * began with; what it waits for is short.
 */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** How long readers may keep it waiting, while new ones wait behind it. */
    private static final String PATIENCE = "500ms";

    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final GenerationSchema schemas;
    private final String live;

    /**
     * @param source on the database of the projections
     * @param live the schema that is read
     */
    Exchange(DataSource source, GenerationSchema schemas, String live) {
        this.source = source;
        this.jdbc = new JdbcTemplate(source);
        this.schemas = schemas;
        this.live = live;
    }

    /**
     * Tries it.
     *
     * @param filling fills the tables that are to be read
     * @return why not; empty if it is done
     * @throws SQLException if the database does not answer
     */
    String attempt(Generation generation, Filling filling) throws SQLException {
        try (Connection own = source.getConnection()) {
            own.setAutoCommit(false);
            try (Statement statement = own.createStatement()) {
                String inTheWay = exchange(generation, filling, statement);
                if (inTheWay.isEmpty()) {
                    own.commit();
                } else {
                    own.rollback();
                }
                return inTheWay;
            } catch (SQLException failure) {
                own.rollback();
                if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                    return "Waiting for somebody who reads for long";
                }
                throw failure;
            }
        }
    }

    private String exchange(Generation generation, Filling filling, Statement own)
            throws SQLException {
        own.execute("SET LOCAL lock_timeout = '%s'".formatted(PATIENCE));
        // Whoever applies moves a position first, and waits here.
        own.execute("LOCK TABLE %s.feed_position IN SHARE MODE".formatted(live));
        boolean whole = schemas.isWhole(generation);
        if (!whole && isAnythingParked()) {
            return "Waiting until no incident is parked, as only some projections are filled";
        }
        if (!isFilled(filling, Filling.nextNumbers(jdbc))) {
            return "Waiting for the last records";
        }
        if (whole) {
            // Committed before the exchange, so that whoever sees that sees this.
            copyWatermark(generation.schema());
        }
        own.execute("LOCK TABLE %s.watermark IN ACCESS EXCLUSIVE MODE".formatted(live));
        own.execute(
                "UPDATE %s.feed_position SET generation = %d"
                        .formatted(whole ? generation.schema() : live, generation.id()));
        own.execute("CREATE SCHEMA %s".formatted(generation.retired()));
        List<String> common = whole ? GenerationSchema.COMMON : List.of();
        for (String table :
                Stream.concat(common.stream(), schemas.tables(generation).stream()).toList()) {
            move(own, "TABLE", table, generation);
        }
        for (ProjectionKind kind : schemas.kinds(generation)) {
            for (String function : kind.functions()) {
                move(own, "FUNCTION", function, generation);
            }
        }
        own.execute("DROP SCHEMA %s CASCADE".formatted(generation.schema()));
        own.execute(
                """
                UPDATE control.generation
                SET state = 'DONE', problem = NULL, finished_at = clock_timestamp() WHERE id = %d
                """
                        .formatted(generation.id()));
        LOG.info("What was filled as {} is read from now on", generation.schema());
        return "";
    }

    private void move(Statement own, String what, String name, Generation generation)
            throws SQLException {
        own.execute(
                "ALTER %s %s.%s SET SCHEMA %s".formatted(what, live, name, generation.retired()));
        own.execute(
                "ALTER %s %s.%s SET SCHEMA %s".formatted(what, generation.schema(), name, live));
    }

    private boolean isAnythingParked() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject(
                        "SELECT EXISTS (SELECT FROM %s.parked_record WHERE number IS NOT NULL)"
                                .formatted(live),
                        Boolean.class));
    }

    private static boolean isFilled(Filling filling, Map<Slot, Long> targets) {
        long end = System.nanoTime() + CATCHING_UP.toNanos();
        while (!filling.step(targets)) {
            if (System.nanoTime() > end) {
                return false;
            }
        }
        return true;
    }

    private void copyWatermark(String schema) {
        jdbc.update("DELETE FROM %s.watermark".formatted(schema));
        jdbc.update("INSERT INTO %s.watermark SELECT * FROM %s.watermark".formatted(schema, live));
        jdbc.update(
                """
                UPDATE %s.feed_position own
                SET next_offset = read.next_offset, leader_epoch = read.leader_epoch
                FROM %s.feed_position read
                WHERE own.topic = read.topic AND own.partition = read.partition
                  AND read.topic = 'incident.publication.v1'
                """
                        .formatted(schema, live));
    }
}
