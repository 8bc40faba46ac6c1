package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.table.Times;
import io.incidentledger.query.timeline.Entry.Actor;
import io.incidentledger.wire.json.Json;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads entries. */
public final class TimelineRepository {
    private static final Marks NONE = new Marks(null, null, false, false, List.of());

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public TimelineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sequence of the last entry of a stream; -1 if there is none. */
    public long lastSequence(String stream) {
        return jdbc.sql("SELECT coalesce(max(sequence), -1) FROM entry WHERE stream = :stream")
                .param("stream", stream)
                .query(Long.class)
                .single();
    }

    /** Entries behind a sequence, in the order of recording. */
    List<Entry> recorded(String stream, long after, int limit) {
        return marked(
                stream,
                jdbc.sql(
                                """
                                SELECT * FROM entry WHERE stream = :stream AND sequence > :after
                                ORDER BY sequence LIMIT :limit
                                """)
                        .param("stream", stream)
                        .param("after", after)
                        .param("limit", limit)
                        .query((row, _) -> entry(row))
                        .list());
    }

    /** Entries behind a moment, if any, and a sequence, in the order in which it happened. */
    List<Entry> occurred(String stream, @Nullable Instant after, long sequence, int limit) {
        return marked(
                stream,
                jdbc.sql(
                                """
                                SELECT * FROM entry
                                WHERE stream = :stream
                                  AND (occurred_earliest, sequence) > (coalesce(CAST(:after AS timestamptz), '-infinity'), :sequence)
                                ORDER BY occurred_earliest, sequence LIMIT :limit
                                """)
                        .param("stream", stream)
                        .param("after", after == null ? null : Times.of(after))
                        .param("sequence", sequence)
                        .param("limit", limit)
                        .query((row, _) -> entry(row))
                        .list());
    }

    private List<Entry> marked(String stream, List<Entry> entries) {
        Long[] originals =
                entries.stream()
                        .flatMapToLong(
                                entry ->
                                        LongStream.concat(
                                                LongStream.of(entry.sequence()),
                                                Stream.ofNullable(entry.inferredFrom())
                                                        .mapToLong(Long::longValue)))
                        .distinct()
                        .boxed()
                        .toArray(Long[]::new);
        List<Amending> amendings =
                jdbc.sql(
                                """
                                SELECT amends, sequence, type LIKE '%Retracted' AS retraction
                                FROM entry WHERE stream = :stream AND amends = ANY(:originals)
                                """)
                        .param("stream", stream)
                        .param("originals", originals)
                        .query(
                                (row, _) ->
                                        new Amending(
                                                row.getLong("amends"),
                                                row.getLong("sequence"),
                                                row.getBoolean("retraction")))
                        .list();
        return entries.stream()
                .map(entry -> entry.marked(Marks.of(entry, stream, amendings)))
                .toList();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        long sequence = row.getLong("sequence");
        Instant learned = Times.perhaps(row, "learned_at");
        return new Entry(
                row.getString("stream") + "@" + sequence,
                row.getLong("position"),
                text(row, "type"),
                Times.at(row, "recorded_at"),
                new OccurredAt(
                        Times.at(row, "occurred_earliest"),
                        Times.at(row, "occurred_latest"),
                        text(row, "occurred_zone"),
                        false),
                learned == null ? null : new LearnedAt(learned, row.getString("learned_from")),
                actor(row),
                row.getString("decided_by"),
                row.getString("reported_by"),
                row.getString("marking"),
                row.getString("command"),
                row.getString("correlation"),
                row.getString("causation"),
                row.getString("trace"),
                row.getObject("catalogue_version", Long.class),
                Json.EVENTS.readTree(text(row, "payload")),
                NONE,
                sequence,
                row.getObject("inferred_from", Long.class));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        @Nullable String roles = row.getString("roles");
        return new Actor(
                row.getString("actor_issuer"),
                row.getString("actor_subject"),
                roles == null || roles.isEmpty() ? List.of() : List.of(roles.split(",", -1)));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
