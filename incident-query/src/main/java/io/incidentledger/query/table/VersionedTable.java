package io.incidentledger.query.table;

import io.incidentledger.query.table.Versions.Closing;
import io.incidentledger.query.table.Versions.Version;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * A table whose rows carry {@code known}, the positions at which the ledger knew them.
 *
 * @param <K> what tells current rows apart
 * @param <R> the row
 */
public final class VersionedTable<K, R> {
    private final String name;
    private final String close;
    private final Columns<Closing<K>> closings;
    private final Columns<Version<R>> versions;

    /**
     * @param name its name
     * @param key the columns that tell current rows apart
     * @param row all columns but {@code known}
     */
    public VersionedTable(String name, Columns<K> key, Columns<R> row) {
        Columns<Closing<K>> keys = key.within(Closing::key);
        this.name = name;
        this.closings = keys.with("at", "bigint", Closing::at);
        this.versions =
                row.<Version<R>>within(Version::row).with("known", "int8range", Version::known);
        this.close =
                """
                UPDATE %s t SET known = int8range(lower(t.known), r.at::bigint)
                FROM %s WHERE upper_inf(t.known) AND %s
                """
                        .formatted(name, closings.source(), keys.match());
    }

    /**
     * Closes and inserts, each with one statement.
     *
     * @throws IllegalStateException if the table does not hold what is to be closed
     */
    public void write(JdbcOperations jdbc, Versions<K, R> changes) {
        int closed = closings.update(jdbc, close, changes.closings());
        if (closed != changes.closings().size()) {
            throw new IllegalStateException(
                    "%s holds %d of the %d rows to be closed"
                            .formatted(name, closed, changes.closings().size()));
        }
        versions.insert(jdbc, name, changes.opened());
    }
}
