package io.incidentledger.query.table;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some columns of a table and where their values come from. Every value travels as text and is cast
 * by the database: one array for each column, however many rows.
 *
 * @param <R> the row
 */
public final class Columns<R> {
    private record Column<R>(
            String name, String type, Function<R, ? extends @Nullable Object> value) {}

    /** From so many rows on, a copy is quicker than arrays. */
    static final int MANY = 500;

    private final List<Column<R>> all;

    private Columns(List<Column<R>> all) {
        this.all = List.copyOf(all);
    }

    /** None yet. */
    public static <R> Columns<R> of() {
        return new Columns<>(List.of());
    }

    /**
     * One more.
     *
     * @param name its name
     * @param type its PostgreSQL type
     * @param value its value; {@code toString} of it must be what the type reads
     */
    public Columns<R> with(
            String name, String type, Function<R, ? extends @Nullable Object> value) {
        List<Column<R>> more = new ArrayList<>(all);
        more.add(new Column<>(name, type, value));
        return new Columns<>(more);
    }

    /** The same columns, of something that holds such a row. */
    public <S> Columns<S> within(Function<S, R> part) {
        return new Columns<>(
                all.stream()
                        .map(c -> new Column<S>(c.name, c.type, whole -> valueIn(c, part, whole)))
                        .toList());
    }

    /** Inserts all rows with one statement: many by {@code COPY}. */
    public void insert(JdbcOperations jdbc, String table, List<R> rows) {
        String names = all.stream().map(Column::name).collect(Collectors.joining(", "));
        if (rows.size() >= MANY) {
            BulkCopy.into(jdbc, table, names, copy -> copy(copy, rows));
            return;
        }
        String casts =
                all.stream()
                        .map(c -> "r." + c.name + "::" + c.type)
                        .collect(Collectors.joining(", "));
        update(
                jdbc,
                "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(table, names, casts, source()),
                rows);
    }

    private void copy(BulkCopy copy, List<R> rows) throws SQLException {
        for (R row : rows) {
            for (Column<R> column : all) {
                Object value = column.value.apply(row);
                copy.value(value == null ? null : value.toString());
            }
            copy.endRow();
        }
    }

    /** {@code unnest} of one text array for each column, as {@code r}. */
    String source() {
        return "unnest(%s) AS r(%s)"
                .formatted(
                        all.stream().map(_ -> "?::text[]").collect(Collectors.joining(", ")),
                        all.stream().map(Column::name).collect(Collectors.joining(", ")));
    }

    /** Equality of the columns of {@code t} and {@code r}. */
    String match() {
        return all.stream()
                .map(c -> "t.%s = r.%s::%s".formatted(c.name, c.name, c.type))
                .collect(Collectors.joining(" AND "));
    }

    /** Runs a statement over {@link #source()}; answers how many rows it wrote. */
    int update(JdbcOperations jdbc, String sql, List<R> rows) {
        return rows.isEmpty() ? 0 : jdbc.update(connection -> prepare(connection, sql, rows));
    }

    private PreparedStatement prepare(Connection connection, String sql, List<R> rows)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < all.size(); i++) {
            statement.setArray(i + 1, connection.createArrayOf("text", texts(all.get(i), rows)));
        }
        return statement;
    }

    private static <R> @Nullable String[] texts(Column<R> column, List<R> rows) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object value = column.value.apply(rows.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }

    private static <R, S> @Nullable Object valueIn(Column<R> column, Function<S, R> part, S whole) {
        return column.value.apply(part.apply(whole));
    }
}
