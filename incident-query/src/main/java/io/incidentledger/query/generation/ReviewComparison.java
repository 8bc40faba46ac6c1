package io.incidentledger.query.generation;

import io.incidentledger.query.generation.ReviewDifference.Table;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Holds what a review was filled with against what is read, row by row, in the database. */
public final class ReviewComparison {
    private static final String COLUMNS =
            """
            SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
            FROM information_schema.columns WHERE table_schema = ? AND table_name = ?
            """;

    private final TransactionOperations longReads;
    private final JdbcOperations jdbc;
    private final List<ProjectionKind> kinds;
    private final String live;

    /**
     * @param longReads read-only transactions that see one state, for as long as it takes
     * @param jdbc in them
     * @param kinds all projections that there are
     * @param live the schema that is read
     */
    public ReviewComparison(
            TransactionOperations longReads,
            JdbcOperations jdbc,
            List<ProjectionKind> kinds,
            String live) {
        this.longReads = longReads;
        this.jdbc = jdbc;
        this.kinds = List.copyOf(kinds);
        this.live = live;
    }

    ReviewDifference of(Generation review) {
        return Objects.requireNonNull(
                longReads.execute(
                        _ -> {
                            jdbc.execute(
                                    "LOCK TABLE %s.watermark IN ACCESS SHARE MODE".formatted(live));
                            List<Table> tables = new ArrayList<>();
                            for (ProjectionKind kind : kinds) {
                                for (String table : kind.tables()) {
                                    tables.add(compare(review, table));
                                }
                            }
                            return new ReviewDifference(
                                    review.id(),
                                    review.lastPosition(),
                                    tables.stream()
                                            .allMatch(it -> it.onlyInReview() + it.onlyRead() == 0),
                                    tables);
                        }));
    }

    private Table compare(Generation review, String table) {
        String columns =
                Objects.requireNonNull(
                        jdbc.queryForObject(COLUMNS, String.class, review.schema(), table));
        String own = "SELECT %s FROM %s.%s".formatted(columns, review.schema(), table);
        String read = read(review, table, columns);
        List<String> examples = new ArrayList<>();
        long onlyInReview = count(own, read, "+", examples);
        long onlyRead = count(read, own, "-", examples);
        Long rows =
                jdbc.queryForObject(
                        "SELECT count(*) FROM %s.%s".formatted(review.schema(), table), Long.class);
        return new Table(table, Objects.requireNonNull(rows), onlyInReview, onlyRead, examples);
    }

    /** What is read, as the review's last position knew it: what ended later had not ended. */
    private String read(Generation review, String table, String columns) {
        long last = review.lastPosition();
        boolean versioned = List.of(columns.split(", ")).contains("known");
        String known =
                "CASE WHEN upper(known) > %d THEN int8range(lower(known), NULL) ELSE known END"
                        .formatted(last);
        return "SELECT %s FROM %s.%s WHERE %s <= %d"
                .formatted(
                        versioned ? columns.replaceFirst("\\bknown\\b", known) : columns,
                        live,
                        table,
                        versioned ? "lower(known)" : "position",
                        last);
    }

    private long count(String these, String those, String sign, List<String> examples) {
        String only = "(%s) EXCEPT ALL (%s)".formatted(these, those);
        long count =
                Objects.requireNonNull(
                        jdbc.queryForObject(
                                "SELECT count(*) FROM (%s) AS odd".formatted(only), Long.class));
        if (count > 0) {
            examples.addAll(
                    jdbc.query(
                            "SELECT odd::text FROM (%s) AS odd ORDER BY 1 LIMIT %d"
                                    .formatted(only, Table.SHOWN / 2),
                            (row, _) -> "%s %s".formatted(sign, row.getString(1))));
        }
        return count;
    }
}
