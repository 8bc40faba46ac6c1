package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Visibility;
import io.incidentledger.query.table.Times;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads entries. */
public final class TimelineRepository {
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
            %s WHERE e.position > :after AND %s AND %s AND %s
              AND (CAST(:mine AS text[]) IS NULL OR %s)
            ORDER BY e.position LIMIT :limit
            """
                    .formatted(
                            ENTRIES,
                            EntryRepository.COUNTS,
                            EntryRepository.CONCERNS,
                            EntryFilter.PASSES,
                            Visibility.ofMarking("e.marking"));

    /** What is withheld has no place here: that would tell when it happened. */
    private static final String OCCURRED =
            """
            %s
            WHERE (e.occurred_earliest, e.position)
                  > (coalesce(CAST(:moment AS timestamptz), '-infinity'), :after)
              AND %s AND %s AND %s AND %s
            ORDER BY e.occurred_earliest, e.position LIMIT :limit
            """
                    .formatted(
                            ENTRIES,
                            EntryRepository.COUNTS,
                            EntryRepository.CONCERNS,
                            EntryFilter.PASSES,
                            Visibility.ofMarking("e.marking"));

    private static final String IS_THERE =
            "SELECT EXISTS (SELECT FROM entry e WHERE e.subject = :incident AND %s)"
                    .formatted(Visibility.ofIncident("e.subject"));

    private final JdbcClient jdbc;
    private final EntryRepository rows;

    /** On the database of the projections. */
    public TimelineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new EntryRepository(jdbc);
    }

    /**
     * Which part of a timeline.
     *
     * @param reader for whom
     */
    record Part(String incident, Reader reader, EntryFilter filter) {}

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
    List<Entry> recorded(AsOf asOf, Part part, long after, int limit) {
        return list(asOf, RECORDED, part, null, after, limit);
    }

    /** Entries behind a moment, if any, and a position, in the order in which it happened. */
    List<Entry> occurred(AsOf asOf, Part part, @Nullable Instant moment, long after, int limit) {
        return list(asOf, OCCURRED, part, moment, after, limit);
    }

    private List<Entry> list(
            AsOf asOf, String sql, Part part, @Nullable Instant moment, long after, int limit) {
        Map<String, @Nullable Object> parameters = Visibility.parameters(part.reader());
        part.filter().putInto(parameters);
        parameters.put("incident", part.incident());
        parameters.put("moment", moment == null ? null : Times.of(moment));
        parameters.put("after", after);
        parameters.put("limit", limit);
        return rows.marked(
                asOf,
                jdbc.sql(asOf.in(sql))
                        .params(asOf.parameters(parameters))
                        .query((row, _) -> EntryRepository.entry(row))
                        .list());
    }
}
