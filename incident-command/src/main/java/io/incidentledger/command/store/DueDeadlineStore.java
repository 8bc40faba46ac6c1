package io.incidentledger.command.store;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When which open deadline will have passed, so that nobody has to read every stream to find out.
 * Follows from the events, and is written behind them in their transaction; never a fact itself.
 */
public final class DueDeadlineStore {
    private static final String PASSED =
            """
            SELECT stream FROM deadline_due WHERE due < :now
            GROUP BY stream ORDER BY min(due), stream LIMIT :most
            """;
    private static final String REMOVE = "DELETE FROM deadline_due WHERE stream = :stream";
    private static final String ADD =
            "INSERT INTO deadline_due (stream, deadline, due) VALUES (:stream, :deadline, :due)";

    private final JdbcClient jdbc;

    /** On the database of the store. */
    public DueDeadlineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The streams with a deadline that has passed, those that wait longest first. */
    public List<String> passed(Instant now, int most) {
        return jdbc.sql(PASSED)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, _) -> Objects.requireNonNull(row.getString("stream")))
                .list();
    }

    /** What is open in a stream from now on; call it after the event INSERT. */
    public void replace(String stream, Map<String, Instant> due) {
        jdbc.sql(REMOVE).param("stream", stream).update();
        due.forEach(
                (deadline, at) ->
                        jdbc.sql(ADD)
                                .param("stream", stream)
                                .param("deadline", deadline)
                                .param("due", Timestamp.from(at))
                                .update());
    }
}
