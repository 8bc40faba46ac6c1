package io.incidentledger.query.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

import java.sql.SQLException;

/**
 * Rows on their way to a table by {@code COPY}, in its text format: the quickest way for many.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY</a>
 */
final class BulkCopy {
    /** Bytes that are sent at once. */
    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder chunk = new StringBuilder();
    private boolean first = true;

    private BulkCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** Writes rows to a copy that is begun. */
    interface Source {
        void writeTo(BulkCopy copy) throws SQLException;
    }

    /**
     * Copies, in the transaction that is open.
     *
     * @param table its name
     * @param columns their names, separated by commas
     */
    static void into(JdbcOperations jdbc, String table, String columns, Source rows) {
        jdbc.execute(
                (ConnectionCallback<@Nullable Void>)
                        connection -> {
                            CopyIn copy =
                                    connection
                                            .unwrap(PGConnection.class)
                                            .getCopyAPI()
                                            .copyIn(
                                                    "COPY %s (%s) FROM STDIN"
                                                            .formatted(table, columns));
                            try {
                                BulkCopy bulk = new BulkCopy(copy);
                                rows.writeTo(bulk);
                                bulk.flush();
                                copy.endCopy();
                            } finally {
                                if (copy.isActive()) {
                                    copy.cancelCopy();
                                }
                            }
                            return null;
                        });
    }

    /** The next value of a row, as text that its column's type reads. */
    void value(@Nullable String text) {
        if (!first) {
            chunk.append('\t');
        }
        first = false;
        if (text == null) {
            chunk.append("\\N");
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> chunk.append("\\\\");
                case '\t' -> chunk.append("\\t");
                case '\n' -> chunk.append("\\n");
                case '\r' -> chunk.append("\\r");
                default -> chunk.append(c);
            }
        }
    }

    /** Behind the last value of a row. */
    void endRow() throws SQLException {
        chunk.append('\n');
        first = true;
        if (chunk.length() >= CHUNK) {
            flush();
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = chunk.toString().getBytes(UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }
}
