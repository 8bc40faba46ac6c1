package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Watermark;
import io.incidentledger.query.table.Times;

import org.springframework.jdbc.core.JdbcOperations;

import java.time.Instant;
import java.util.Optional;

/** The highest watermark whose numbers have all been applied. */
public final class WatermarkRepository {
    private final JdbcOperations jdbc;

    /** On the database of the projections. */
    public WatermarkRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far the views have come.
     *
     * @param position everything up to it is in them
     * @param recordedUntil everything recorded until then is in them
     * @param parked but for entries of so many incidents, which could not be applied
     */
    public record Reached(long position, Instant recordedUntil, int parked) {}

    /**
     * Until the transaction ends, all tables stay what they are: whoever exchanges them locks this
     * one first. To be called before anything is read: a lock takes no snapshot.
     */
    public void hold() {
        jdbc.execute("LOCK TABLE watermark IN ACCESS SHARE MODE");
    }

    /** How far the views have come; empty before the first watermark. */
    public Optional<Reached> read() {
        return jdbc
                .query(
                        """
                        SELECT position, recorded_until,
                               (SELECT count(DISTINCT subject) FROM parked_record
                                WHERE number IS NOT NULL) AS parked
                        FROM watermark
                        """,
                        (row, _) ->
                                new Reached(
                                        row.getLong("position"),
                                        Times.at(row, "recorded_until"),
                                        row.getInt("parked")))
                .stream()
                .findFirst();
    }

    /** Never goes back: a publisher that starts again may repeat an older one. */
    void write(Watermark watermark) {
        jdbc.update(
                """
                INSERT INTO watermark (position, recorded_until) VALUES (?, ?)
                ON CONFLICT (one) DO UPDATE
                SET position = excluded.position, recorded_until = excluded.recorded_until
                WHERE (excluded.position, excluded.recorded_until)
                    > (watermark.position, watermark.recorded_until)
                """,
                watermark.position(),
                Times.of(watermark.recordedUntil()));
    }
}
