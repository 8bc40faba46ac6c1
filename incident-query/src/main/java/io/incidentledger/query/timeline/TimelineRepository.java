package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.read.AsOf;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /** That the answer may know of it. */
    private static final String COUNTS =
            "recorded(e.position) AND begun(e.occurred_earliest) AND learned(e.learned)";

    /** Of all streams of an incident, with the moment at which the organisation knew. */
    private static final String ENTRIES =
            """
            SELECT e.* FROM (
                SELECT *, coalesce(learned_at, recorded_at) AS learned FROM entry
                WHERE subject = :incident) e
            """;

    /** One who is bound is not told that there is more. */
    private static final String RECORDED =
            """
            %s WHERE e.position > :after AND %s AND %s
              AND (CAST(:mine AS text[]) IS NULL OR %s)
            ORDER BY e.position LIMIT :limit
            """
                    .formatted(ENTRIES, COUNTS, CONCERNS, Visibility.ofMarking("e.marking"));

    /** What is withheld has no place here: that would tell when it happened. */
    private static final String OCCURRED =
            """
            %s
            WHERE (e.occurred_earliest, e.position)
                  > (coalesce(CAST(:moment AS timestamptz), '-infinity'), :after)
              AND %s AND %s AND %s
            ORDER BY e.occurred_earliest, e.position LIMIT :limit
            """
                    .formatted(ENTRIES, COUNTS, CONCERNS, Visibility.ofMarking("e.marking"));

    private static final String AMENDING =
            """
            %s WHERE e.amends IS NOT NULL AND recorded(e.position) AND learned(e.learned)
                 AND (e.stream, e.amends) IN (
                     SELECT * FROM unnest(CAST(:streams AS text[]), CAST(:originals AS bigint[])))
            """
                    .formatted(ENTRIES);

    private static final String IS_THERE =
            "SELECT EXISTS (SELECT FROM entry e WHERE e.subject = :incident AND %s)"
                    .formatted(Visibility.ofIncident("e.subject"));

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public TimelineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position of the last entry of an incident; -1 if there is none. */
    long lastPosition(String incident) {
        return jdbc.sql("SELECT coalesce(max(position), -1) FROM entry WHERE subject = :incident")
                .param("incident", incident)
                .query(Long.class)
                .single();
    }

    /** The position of an entry; -1 if there is no such entry. */
    long position(EntryId entry) {
        return jdbc.sql(
                        "SELECT position FROM entry WHERE stream = :stream AND sequence ="
                                + " :sequence")
                .param("stream", entry.stream())
                .param("sequence", entry.sequence())
                .query(Long.class)
                .optional()
                .orElse(-1L);
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
                        .param("incident", incident)
                        .query(Boolean.class)
                        .single();
        if (!isThere) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.UNKNOWN_INCIDENT, "There is no incident %s.", incident));
        }
    }

    /**
     * Entries behind a position, in the order of recording. What one who belongs to us may not see
     * is among them, so that sequences have no gaps: to be shown as withheld.
     */
    List<Entry> recorded(AsOf asOf, String incident, Reader reader, long after, int limit) {
        return marked(asOf, incident, list(asOf, RECORDED, incident, reader, null, after, limit));
    }

    /** Entries behind a moment, if any, and a position, in the order in which it happened. */
    List<Entry> occurred(
            AsOf asOf,
            String incident,
            Reader reader,
            @Nullable Instant moment,
            long after,
            int limit) {
        return marked(asOf, incident, list(asOf, OCCURRED, incident, reader, moment, after, limit));
    }

    private List<Entry> list(
            AsOf asOf,
            String sql,
            String incident,
            Reader reader,
            @Nullable Instant moment,
            long after,
            int limit) {
        Map<String, @Nullable Object> parameters = Visibility.parameters(reader);
        parameters.put("incident", incident);
        parameters.put("moment", moment == null ? null : Times.of(moment));
        parameters.put("after", after);
        parameters.put("limit", limit);
        return jdbc.sql(asOf.in(sql))
                .params(asOf.parameters(parameters))
                .query((row, _) -> entry(row))
                .list();
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

    private List<Entry> marked(AsOf asOf, String incident, List<Entry> entries) {
        List<EntryId> originals = entries.stream().flatMap(Entry::restsOn).distinct().toList();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("incident", incident);
        parameters.put("streams", originals.stream().map(EntryId::stream).toArray(String[]::new));
        parameters.put("originals", originals.stream().map(EntryId::sequence).toArray(Long[]::new));
        List<Amending> amendings =
                jdbc.sql(asOf.in(AMENDING))
                        .params(asOf.parameters(parameters))
                        .query((row, _) -> amending(row))
                        .list();
        return entries.stream().map(entry -> entry.marked(Marks.of(entry, amendings))).toList();
    }

    private static Amending amending(ResultSet row) throws SQLException {
        String stream = text(row, "stream");
        return new Amending(
                new EntryId(stream, row.getLong("amends")),
                new EntryId(stream, row.getLong("sequence")),
                text(row, "type").endsWith("Retracted"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        EntryId entry = new EntryId(text(row, "stream"), row.getLong("sequence"));
        Instant learned = Times.perhaps(row, "learned_at");
        return new Entry(
                entry.toString(),
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
                entry,
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
