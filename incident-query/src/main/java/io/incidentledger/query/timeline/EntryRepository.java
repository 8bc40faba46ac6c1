package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.table.Times;
import io.incidentledger.query.timeline.Entry.Actor;
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

/**
 * Entries out of rows: which of them an answer may know of and a reader may see, and how they are
 * marked.
 */
final class EntryRepository {
    private static final Marks NONE = new Marks(null, null, false, false, List.of());

    /**
     * That an entry says something about a tenant of the reader's: itself, or, of an amendment, an
     * entry that it is about or that was inferred from that.
     */
    static final String CONCERNS =
            """
            (CAST(:mine AS text[]) IS NULL OR %s OR e.amends IS NOT NULL AND EXISTS (
                SELECT FROM entry o
                WHERE o.stream = e.stream
                  AND (o.sequence = e.amends OR o.amends = e.amends OR o.inferred_from = e.amends)
                  AND %s))
            """
                    .formatted(names("e"), names("o"));

    /** That the answer may know of it. */
    static final String COUNTS =
            "recorded(e.position) AND begun(e.occurred_earliest) AND learned(e.learned)";

    /** Amendments of some entries. */
    private static final String AMENDING =
            """
            SELECT e.stream, e.sequence, e.amends, e.type FROM (
                SELECT *, coalesce(learned_at, recorded_at) AS learned FROM entry) e
            WHERE e.amends IS NOT NULL AND recorded(e.position) AND learned(e.learned)
              AND (e.stream, e.amends) IN (
                  SELECT * FROM unnest(CAST(:streams AS text[]), CAST(:originals AS bigint[])))
            """;

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    EntryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Entry> marked(AsOf asOf, List<Entry> entries) {
        List<EntryId> originals = entries.stream().flatMap(Entry::restsOn).distinct().toList();
        Map<String, @Nullable Object> parameters = new HashMap<>();
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

    /** One entry, not yet marked. */
    static Entry entry(ResultSet row) throws SQLException {
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

    private static String names(String entry) {
        return """
        EXISTS (
            SELECT FROM (VALUES (%1$s.payload), (%1$s.payload -> 'replacement')) said(event),
                   jsonb_array_elements_text(said.event #> '{tenants,ids}') named(tenant)
            WHERE named.tenant = ANY(CAST(:mine AS text[])))
        """
                .formatted(entry);
    }
}
