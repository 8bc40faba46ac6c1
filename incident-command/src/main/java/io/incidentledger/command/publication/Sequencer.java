package io.incidentledger.command.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives positions to the events below the horizon: {@code tx_id < pg_snapshot_xmin(...)}, where
 * every transaction is finished, so that nothing can still turn up behind what has a position. A
 * sequence number cannot tell that: it is taken before the commit.
 */
final class Sequencer {
    /**
     * What one pass has found and done.
     *
     * @param cursor as it was when the pass began
     * @param heads where the sequence ends now
     * @param complete whether everything below the horizon has a place now
     * @param recordedUntil the moment stored for the next watermark, or the one before
     */
    record Pass(Cursor cursor, Heads heads, boolean complete, Instant recordedUntil) {}

    private static final String UNPLACED =
            """
            SELECT e.global_index, e.tx_id::text::bigint AS transaction, e.type,
                   e.aggregate_identifier AS stream, e.sequence_number AS sequence, e.recorded_at
              FROM event e
             WHERE NOT EXISTS (SELECT FROM publication p WHERE p.global_index = e.global_index)
            """;
    private static final String BELOW_THE_HORIZON =
            """
               AND e.tx_id >= ?::text::xid8
               AND e.tx_id < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY e.tx_id, e.global_index
             LIMIT ?
            """;

    /** Whose predecessor is among them as well has none with a place; nobody looks for it. */
    private static final String WITH_PREDECESSORS =
            """
            SELECT c.*,
                   CASE WHEN lag(c.sequence) OVER (PARTITION BY c.stream ORDER BY c.sequence)
                             = c.sequence - 1 THEN false
                        ELSE EXISTS (SELECT FROM event b
                                       JOIN publication q ON q.global_index = b.global_index
                                      WHERE b.aggregate_identifier = c.stream
                                        AND b.sequence_number = c.sequence - 1) END
              FROM c ORDER BY c.transaction, c.global_index
            """;

    /** While much is sent, so often at least it is noted how far that has come. */
    private static final int NOTED_EVERY = 10_000;

    private final int window;

    /**
     * @param window how many events one pass looks at, unless one transaction is larger or nothing
     *     among them can go yet
     */
    Sequencer(int window) {
        this.window = window;
    }

    /**
     * One pass; writes nothing when there is nothing to do.
     *
     * @param connection in a REPEATABLE READ transaction that the caller ends
     * @param heads where the sequence ended after the last pass
     * @param acknowledged what Kafka has acknowledged; written along with the rest
     * @param watermark whether a moment for a watermark is wanted
     */
    Pass pass(Connection connection, Heads heads, long acknowledged, boolean watermark)
            throws SQLException {
        Cursor cursor = Cursor.read(connection);
        Heads after = heads;
        boolean complete = true;
        long scanFrom = cursor.scanFrom();
        if (cursor.behind()) {
            Scan scan = scan(connection, cursor, heads);
            after = scan.outcome().heads();
            complete = scan.complete();
            if (!scan.outcome().placements().isEmpty()) {
                Placements.insert(connection, scan.outcome().placements());
                scanFrom = scan.nextFrom();
            }
        }
        boolean moment = watermark && complete;
        Instant recordedUntil =
                moment ? later(cursor.now(), cursor.recordedUntil()) : cursor.recordedUntil();
        boolean far = acknowledged - cursor.position() >= NOTED_EVERY;
        if (moment || far || after.position() > heads.position()) {
            Cursor.write(
                    connection, Math.max(acknowledged, cursor.position()), scanFrom, recordedUntil);
        }
        return new Pass(cursor, after, complete, recordedUntil);
    }

    private record Scan(Order.Outcome outcome, boolean complete, long nextFrom) {}

    private Scan scan(Connection connection, Cursor cursor, Heads heads) throws SQLException {
        // Strictly later than the watermark said: it is final up to and including its moment.
        Instant floor = cursor.recordedUntil().plus(1, ChronoUnit.MICROS);
        for (int limit = window; ; limit = Math.multiplyExact(limit, 2)) {
            List<Candidate> candidates = candidates(connection, cursor.scanFrom(), limit);
            boolean full = candidates.size() == limit;
            long end = full ? candidates.getLast().transaction() : cursor.horizon();
            // The last transaction of a full window may be cut; it comes whole in the next one.
            candidates.removeIf(candidate -> candidate.transaction() >= end);
            Order.Outcome outcome = Order.of(candidates, heads, floor);
            if (!full || !outcome.placements().isEmpty()) {
                boolean complete = !full && outcome.lowestWaiting().isEmpty();
                return new Scan(outcome, complete, outcome.lowestWaiting().orElse(end));
            }
        }
    }

    private static List<Candidate> candidates(Connection connection, long from, int limit)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(withPredecessors(UNPLACED + BELOW_THE_HORIZON))) {
            statement.setString(1, Long.toString(from));
            statement.setInt(2, limit);
            return read(statement);
        }
    }

    /** All that is visible and has no place, whatever its transaction id says. */
    static List<Candidate> unplaced(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(withPredecessors(UNPLACED))) {
            return read(statement);
        }
    }

    private static String withPredecessors(String candidates) {
        return "WITH c AS MATERIALIZED (%s) %s".formatted(candidates, WITH_PREDECESSORS);
    }

    private static List<Candidate> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Candidate> candidates = new ArrayList<>();
            while (row.next()) {
                candidates.add(
                        new Candidate(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getObject(6, OffsetDateTime.class).toInstant(),
                                row.getBoolean(7)));
            }
            return candidates;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
