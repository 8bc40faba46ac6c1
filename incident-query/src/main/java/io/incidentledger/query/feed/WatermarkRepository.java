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
     */
    public record Reached(long position, Instant recordedUntil) {}

    /** How far the views have come; empty before the first watermark. */
    public Optional<Reached> read() {
        return jdbc
                .query(
                        "SELECT position, recorded_until FROM watermark",
                        (row, _) ->
                                new Reached(
                                        row.getLong("position"), Times.at(row, "recorded_until")))
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
