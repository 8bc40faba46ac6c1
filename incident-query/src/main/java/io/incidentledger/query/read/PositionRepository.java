package io.incidentledger.query.read;

import io.incidentledger.query.table.Times;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;

/** Which position a moment of recording stands for. */
public final class PositionRepository {
    private static final String REACHED =
            """
            SELECT position FROM entry WHERE recorded_at <= :moment
            ORDER BY recorded_at DESC, position DESC LIMIT 1
            """;

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public PositionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The highest position recorded at or before a moment; -1 if there is none. */
    long at(Instant moment) {
        return jdbc.sql(REACHED)
                .param("moment", Times.of(moment))
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }
}
