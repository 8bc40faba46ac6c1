package io.incidentledger.benchmark.ceiling;

import io.incidentledger.benchmark.ground.Ground;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * K1: the rows that the product keeps, copied into tables without an index, one after the other in
 * one connection; then the indexes are built.
 */
public final class RowCopy {
    private static final List<String> TABLES =
            List.of("entry", "incident", "disruption", "site_outage");

    private final Ground ground;
    private final List<String> columns = new ArrayList<>();
    private final List<String> indexes = new ArrayList<>();
    private long entries;

    /** Takes what is there now. */
    public RowCopy(Ground ground) throws SQLException, IOException {
        this.ground = ground;
        try (Connection projections = ground.projections()) {
            CopyManager copies = projections.unwrap(PGConnection.class).getCopyAPI();
            for (String table : TABLES) {
                String own = columns(projections, table);
                columns.add(own);
                try (OutputStream file = Files.newOutputStream(file(table))) {
                    long rows =
                            copies.copyOut(
                                    "COPY projections.%s (%s) TO STDOUT".formatted(table, own),
                                    file);
                    entries = "entry".equals(table) ? rows : entries;
                }
            }
            indexes.addAll(
                    strings(
                            projections,
                            """
                            SELECT replace(indexdef, ' ON projections.', ' ON ceiling.')
                              FROM pg_indexes
                             WHERE schemaname = 'projections'
                               AND tablename IN ('%s')
                            """
                                    .formatted(String.join("', '", TABLES))));
        }
    }

    private Path file(String table) {
        return ground.folder().resolve(table + ".copy");
    }

    /** Without those that the database makes itself. */
    private static String columns(Connection projections, String table) throws SQLException {
        return String.join(
                ", ",
                strings(
                        projections,
                        """
                        SELECT column_name FROM information_schema.columns
                         WHERE table_schema = 'projections' AND table_name = '%s'
                           AND is_generated = 'NEVER'
                         ORDER BY ordinal_position
                        """
                                .formatted(table)));
    }

    private static List<String> strings(Connection projections, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = projections.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }

    /** How many events the rows come from. */
    public long entries() {
        return entries;
    }

    /** Events a second whose rows are there and found by every index. */
    public double run() throws SQLException, IOException {
        try (Connection projections = ground.projections();
                Statement statement = projections.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS ceiling CASCADE; CREATE SCHEMA ceiling");
            CopyManager copies = projections.unwrap(PGConnection.class).getCopyAPI();
            long start = System.nanoTime();
            for (int i = 0; i < TABLES.size(); i++) {
                String table = TABLES.get(i);
                statement.execute(
                        "CREATE TABLE ceiling.%1$s (LIKE projections.%1$s INCLUDING GENERATED)"
                                .formatted(table));
                try (InputStream rows = Files.newInputStream(file(table))) {
                    copies.copyIn(
                            "COPY ceiling.%s (%s) FROM STDIN".formatted(table, columns.get(i)),
                            rows);
                }
            }
            for (String index : indexes) {
                statement.execute(index);
            }
            double rate = entries * 1e9 / (System.nanoTime() - start);
            statement.execute("DROP SCHEMA ceiling CASCADE");
            return rate;
        }
    }
}
