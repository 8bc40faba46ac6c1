package io.incidentledger.query.timeline;

import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Visibility;
import io.incidentledger.query.table.Times;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds entries by what they say. */
public final class SearchRepository {
    /**
     * Every word is the beginning of one in the entry, as it was recorded. One who is bound sees no
     * words of anybody's, and so finds by none: only by service, type, kind and cause.
     */
    private static final String FOUND =
            """
            SELECT e.*, CASE WHEN CAST(:mine AS text[]) IS NULL THEN ts_headline(
                    'simple', e.said, wanted.query,
                    'StartSel="", StopSel="", MaxWords=24, MinWords=8, FragmentDelimiter=" … "')
                END AS snippet
            FROM to_tsquery('simple', :query) AS wanted(query), (
                SELECT *, coalesce(learned_at, recorded_at) AS learned FROM entry
                WHERE subject <> 'catalogue') e
            WHERE e.position < :before
              AND (CAST(:mine AS text[]) IS NULL AND e.words @@ wanted.query
                OR CAST(:mine AS text[]) IS NOT NULL AND to_tsvector('simple', concat_ws(' ',
                    e.payload ->> 'service', e.type, e.payload ->> 'kind', e.payload ->> 'cause'))
                    @@ wanted.query)
              AND (CAST(:incident AS text) IS NULL OR e.subject = :incident)
              AND (CAST(:recordedFrom AS timestamptz) IS NULL OR e.recorded_at >= :recordedFrom)
              AND (CAST(:recordedTo AS timestamptz) IS NULL OR e.recorded_at <= :recordedTo)
              AND %s AND %s AND %s AND %s AND %s
            ORDER BY e.position DESC LIMIT :limit
            """
                    .formatted(
                            EntryRepository.COUNTS,
                            EntryRepository.CONCERNS,
                            EntryFilter.PASSES,
                            Visibility.ofIncident("e.subject"),
                            Visibility.ofMarking("e.marking"));

    private final JdbcClient jdbc;
    private final EntryRepository rows;

    /** On the database of the projections. */
    public SearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new EntryRepository(jdbc);
    }

    /**
     * What is looked for.
     *
     * @param reader for whom
     * @param text at least one word; all of them must be there, each as the beginning of a word
     * @param incident in which; null for all
     * @param recordedFrom recorded at or after this moment
     * @param recordedTo recorded at or before this moment
     */
    record Search(
            Reader reader,
            String text,
            @Nullable String incident,
            EntryFilter filter,
            @Nullable Instant recordedFrom,
            @Nullable Instant recordedTo) {}

    /**
     * An entry that was found.
     *
     * @param snippet what stands around the words; null for one who is bound
     */
    record Hit(Entry entry, @Nullable String snippet) {}

    /** The last recorded first, before a position. */
    List<Hit> find(AsOf asOf, Search search, long before, int limit) {
        Map<String, @Nullable Object> parameters = Visibility.parameters(search.reader());
        search.filter().putInto(parameters);
        parameters.put("query", query(search.text()));
        parameters.put("incident", search.incident());
        parameters.put("recordedFrom", time(search.recordedFrom()));
        parameters.put("recordedTo", time(search.recordedTo()));
        parameters.put("before", before);
        parameters.put("limit", limit);
        List<Hit> found =
                jdbc.sql(asOf.in(FOUND))
                        .params(asOf.parameters(parameters))
                        .query(
                                (row, _) ->
                                        new Hit(
                                                EntryRepository.entry(row),
                                                row.getString("snippet")))
                        .list();
        List<Entry> marked = rows.marked(asOf, found.stream().map(Hit::entry).toList());
        return Stream.iterate(0, i -> i < found.size(), i -> i + 1)
                .map(i -> new Hit(marked.get(i), found.get(i).snippet()))
                .toList();
    }

    /** Each word quoted, so that nothing in it is taken for an operator. */
    private static String query(String text) {
        return Stream.of(text.strip().split("\\s+", -1))
                .map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*")
                .collect(Collectors.joining(" & "));
    }

    private static @Nullable Object time(@Nullable Instant moment) {
        return moment == null ? null : Times.of(moment);
    }
}
