package io.incidentledger.query.digest;

import io.incidentledger.query.feed.WatermarkRepository;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads all rows of all tables in one state of the database. */
public final class DigestRepository {
    /** What tells how far a table was filled is not what it was filled with. */
    private static final String TABLES =
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
              AND table_name NOT IN ('feed_position', 'watermark', 'parked_record', 'flyway_schema_history')
            ORDER BY table_name COLLATE "C"
            """;

    /** Rows that the driver holds at once. */
    private static final int FETCH_SIZE = 500;

    private final TransactionOperations longReads;
    private final JdbcOperations jdbc;
    private final WatermarkRepository watermarks;

    /**
     * @param longReads read-only transactions that see one state, for as long as it takes
     * @param jdbc in them
     * @param watermarks how far the views have come
     */
    public DigestRepository(
            TransactionOperations longReads, JdbcOperations jdbc, WatermarkRepository watermarks) {
        this.longReads = longReads;
        this.jdbc = jdbc;
        this.watermarks = watermarks;
    }

    /** Of all tables. */
    ProjectionDigests read() {
        return Objects.requireNonNull(
                longReads.execute(
                        _ -> {
                            watermarks.hold();
                            jdbc.execute("SET LOCAL timezone = 'UTC'");
                            List<ProjectionDigest> digests = new ArrayList<>();
                            for (String table : tables()) {
                                digests.add(of(table));
                            }
                            return watermarks
                                    .read()
                                    .map(
                                            it ->
                                                    ProjectionDigests.of(
                                                            it.position(),
                                                            it.recordedUntil(),
                                                            digests))
                                    .orElseGet(() -> ProjectionDigests.of(-1, null, digests));
                        }));
    }

    private List<String> tables() {
        return jdbc.query(TABLES, (row, _) -> Objects.requireNonNull(row.getString(1)));
    }

    private ProjectionDigest of(String table) {
        RowDigest rows = new RowDigest();
        jdbc.query(
                own -> {
                    PreparedStatement all =
                            own.prepareStatement(
                                    """
                                    SELECT row::text FROM %s row ORDER BY row::text COLLATE "C"
                                    """
                                            .formatted(table));
                    all.setFetchSize(FETCH_SIZE);
                    return all;
                },
                (RowCallbackHandler) row -> rows.add(Objects.requireNonNull(row.getString(1))));
        return rows.of(table);
    }
}
