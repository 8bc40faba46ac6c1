package io.incidentledger.query.timeline;

import io.incidentledger.wire.json.Json;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
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

    /**
     * The events of some streams, each stream in order.
     *
     * @param before the sequence of each stream up to which, but without which, they are read
     */
    public <E> List<Recorded<E>> read(Map<String, Long> before, Class<E> family) {
        if (before.isEmpty()) {
            return List.of();
        }
        List<String> streams = List.copyOf(before.keySet());
        return jdbc.sql(
                        """
                        SELECT stream, sequence, position, payload
                        FROM entry JOIN unnest(CAST(:streams AS text[]), CAST(:before AS bigint[]))
                                            AS wanted (name, before)
                          ON stream = wanted.name AND sequence < wanted.before
                        ORDER BY stream, sequence
                        """)
                .param("streams", streams.toArray(String[]::new))
                .param("before", streams.stream().map(before::get).toArray(Long[]::new))
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
