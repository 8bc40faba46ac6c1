package io.incidentledger.query.timeline;

import io.incidentledger.wire.json.Json;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Objects;

/** The events that have been applied, as they were recorded. */
public final class RecordedEvents {
    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public RecordedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One event.
     *
     * @param stream its stream
     * @param sequence its place in the stream
     * @param position its place in everything recorded
     */
    public record Recorded<E>(String stream, long sequence, long position, E event) {}

    /** All events of some streams, each stream in order. */
    public <E> List<Recorded<E>> read(List<String> streams, Class<E> family) {
        if (streams.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        SELECT stream, sequence, position, payload FROM entry WHERE stream = ANY(:streams)
                        ORDER BY stream, sequence
                        """)
                .param("streams", streams.toArray(String[]::new))
                .query(
                        (row, _) ->
                                new Recorded<>(
                                        Objects.requireNonNull(row.getString("stream")),
                                        row.getLong("sequence"),
                                        row.getLong("position"),
                                        Json.EVENTS.readValue(row.getString("payload"), family)))
                .list();
    }
}
