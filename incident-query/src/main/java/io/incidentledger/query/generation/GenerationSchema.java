package io.incidentledger.query.generation;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** Makes and drops the schemas of generations. Names are ours, so they are put into statements. */
final class GenerationSchema {
    /** What every generation has, whatever it is filled with. */
    static final List<String> COMMON = List.of("feed_position", "watermark", "parked_record");

    private static final String INDEXES =
            """
            SELECT pg_get_indexdef(i.indexrelid)
            FROM pg_index i
            JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE n.nspname = ? AND t.relname = ANY(?) AND NOT i.indisunique
            ORDER BY 1
            """;

    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final List<ProjectionKind> kinds;

    /**
     * @param source on the database of the projections
     * @param kinds all that there are
     */
    GenerationSchema(DataSource source, List<ProjectionKind> kinds) {
        this.source = source;
        this.jdbc = new JdbcTemplate(source);
        this.kinds = List.copyOf(kinds);
    }

    /** Those that a generation is filled with. */
    List<ProjectionKind> kinds(Generation generation) {
        return kinds.stream().filter(it -> generation.projections().contains(it.name())).toList();
    }

    /** Whether it is filled with all there are. */
    boolean isWhole(Generation generation) {
        return kinds(generation).size() == kinds.size();
    }

    /** The tables that it is filled with. */
    List<String> tables(Generation generation) {
        return kinds(generation).stream().flatMap(it -> it.tables().stream()).toList();
    }

    /**
     * Makes empty tables, whatever was there.
     *
     * @return the statements that make the indexes which only readers need
     */
    List<String> create(Generation generation) {
        String schema = generation.schema();
        drop(schema);
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .locations("classpath:db/projections")
                .load()
                .migrate();
        List<String> tables = tables(generation);
        kinds.stream()
                .flatMap(it -> it.tables().stream())
                .filter(table -> !tables.contains(table))
                .forEach(table -> jdbc.execute("DROP TABLE %s.%s".formatted(schema, table)));
        return jdbc.query(
                INDEXES,
                (row, _) -> Objects.requireNonNull(row.getString(1)),
                schema,
                tables.toArray(String[]::new));
    }

    /** Takes away the indexes that only readers need. */
    void dropIndexes(Generation generation, List<String> statements) {
        statements.stream()
                .map(GenerationSchema::indexName)
                .forEach(it -> jdbc.execute("DROP INDEX %s.%s".formatted(generation.schema(), it)));
    }

    private static String indexName(String statement) {
        return statement.replaceFirst("^CREATE INDEX (\\S+) ON .*$", "$1");
    }

    /** Makes an index, unless it is there. */
    void createIndex(String statement) {
        jdbc.execute(statement.replaceFirst("^CREATE INDEX ", "CREATE INDEX IF NOT EXISTS "));
    }

    /** Lets the planner know what is in the tables. */
    void analyze(Generation generation) {
        Stream.concat(COMMON.stream(), tables(generation).stream())
                .forEach(it -> jdbc.execute("ANALYZE %s.%s".formatted(generation.schema(), it)));
    }

    /** Drops a schema with all in it, if it is there. */
    void drop(String schema) {
        jdbc.execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(schema));
    }
}
