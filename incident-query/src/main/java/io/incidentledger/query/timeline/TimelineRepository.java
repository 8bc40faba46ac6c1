package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.read.Visibility;
import io.incidentledger.query.table.Times;
import io.incidentledger.query.timeline.Entry.Actor;
import io.incidentledger.wire.actor.Reader;
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

    /**
     * That an entry says something about a tenant of the reader's: itself, or, of an amendment, an
     * entry that it is about or that was inferred from that.
     */
    private static final String CONCERNS =
            """
            (CAST(:mine AS text[]) IS NULL OR %s OR e.amends IS NOT NULL AND EXISTS (
                SELECT FROM entry o
                WHERE o.stream = e.stream
                  AND (o.sequence = e.amends OR o.amends = e.amends OR o.inferred_from = e.amends)
                  AND %s))
            """
                    .formatted(names("e"), names("o"));

    /** One who is bound is not told that there is more. */
    private static final String RECORDED =
            """
            SELECT e.* FROM entry e WHERE e.stream = :stream AND e.sequence > :after AND %s
              AND (CAST(:mine AS text[]) IS NULL OR %s)
            ORDER BY e.sequence LIMIT :limit
            """
                    .formatted(CONCERNS, Visibility.ofMarking("e.marking"));

    /** What is withheld has no place here: that would tell when it happened. */
    private static final String OCCURRED =
            """
            SELECT e.* FROM entry e
            WHERE e.stream = :stream
              AND (e.occurred_earliest, e.sequence)
                  > (coalesce(CAST(:after AS timestamptz), '-infinity'), :sequence)
              AND %s AND %s
            ORDER BY e.occurred_earliest, e.sequence LIMIT :limit
            """
                    .formatted(CONCERNS, Visibility.ofMarking("e.marking"));

    private static final String IS_THERE =
            "SELECT EXISTS (SELECT FROM entry e WHERE e.stream = :stream AND %s)"
                    .formatted(Visibility.ofIncident("e.stream"));

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

    /**
     * Lets pass whoever asks for an incident that they may know of.
     *
     * @throws CommandRefused if there is none: {@code UNKNOWN_INCIDENT}
     */
    void require(String incident, Reader reader) {
        boolean isThere =
                jdbc.sql(IS_THERE)
                        .params(Visibility.parameters(reader))
                        .param("stream", incident)
                        .query(Boolean.class)
                        .single();
        if (!isThere) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.UNKNOWN_INCIDENT, "There is no incident %s.", incident));
        }
    }

    /**
     * Entries behind a sequence, in the order of recording. What one who belongs to us may not see
     * is among them, so that the sequence has no gaps: to be shown as withheld.
     */
    List<Entry> recorded(String stream, Reader reader, long after, int limit) {
        return marked(
                stream,
                jdbc.sql(RECORDED)
                        .params(Visibility.parameters(reader))
                        .param("stream", stream)
                        .param("after", after)
                        .param("limit", limit)
                        .query((row, _) -> entry(row))
                        .list());
    }

    /** Entries behind a moment, if any, and a sequence, in the order in which it happened. */
    List<Entry> occurred(
            String stream, Reader reader, @Nullable Instant after, long sequence, int limit) {
        return marked(
                stream,
                jdbc.sql(OCCURRED)
                        .params(Visibility.parameters(reader))
                        .param("stream", stream)
                        .param("after", after == null ? null : Times.of(after))
                        .param("sequence", sequence)
                        .param("limit", limit)
                        .query((row, _) -> entry(row))
                        .list());
    }

    private static String names(String entry) {
        return """
        EXISTS (
            SELECT FROM (VALUES (%1$s.payload), (%1$s.payload -> 'replacement')) said(event),
                   jsonb_array_elements_text(said.event #> '{tenants,ids}') named(tenant)
            WHERE named.tenant = ANY(CAST(:mine AS text[])))
        """
                .formatted(entry);
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
