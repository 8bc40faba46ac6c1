package io.incidentledger.query.history;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Visibility;
import io.incidentledger.query.table.Times;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.json.Json;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/** Reads the entries of incidents. */
public final class HistoryRepository {
    private static final String IS_THERE =
            "SELECT EXISTS (SELECT FROM entry e WHERE e.subject = :incident AND %s)"
                    .formatted(Visibility.ofIncident("e.subject"));

    private static final String KNOWN =
            """
            SELECT stream, sequence, position, recorded_at, type, payload, actor_issuer,
                   actor_subject, decided_by, reported_by, marking
            FROM entry
            WHERE subject = :incident AND (CAST(:upTo AS bigint) IS NULL OR position <= :upTo)
            ORDER BY position
            """;

    /** All links of the incidents that ever named one, with their corrections and retractions. */
    private static final String LINKING =
            """
            SELECT stream, sequence, position, recorded_at, type, payload, actor_issuer,
                   actor_subject, decided_by, reported_by, marking
            FROM entry
            WHERE stream IN (
                    SELECT stream FROM entry
                    WHERE coalesce(payload ->> 'other', payload #>> '{replacement,other}')
                        = :incident)
              AND (type = 'IncidentLinked' OR amends IS NOT NULL)
              AND (CAST(:upTo AS bigint) IS NULL OR position <= :upTo)
            ORDER BY position
            """;

    private static final String ARE_KNOWN =
            """
            SELECT e.subject FROM entry e
            WHERE e.stream = ANY(:incidents) AND e.sequence = 0 AND %s
            """
                    .formatted(Visibility.ofIncident("e.subject"));

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public HistoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** All of an incident that the answer may know of; empty before it was declared. */
    IncidentHistory history(String incident, AsOf asOf) {
        return IncidentHistory.of(
                jdbc.sql(KNOWN)
                        .param("incident", incident)
                        .param("upTo", asOf.knownAt() == null ? null : asOf.position())
                        .query((row, _) -> entry(row))
                        .list(),
                asOf.learnedUntil());
    }

    /**
     * What was said about links in all incidents that ever named this one, as far as the answer may
     * know of it; whoever reads it may not know of all of them.
     */
    public IncidentHistory linking(String incident, AsOf asOf) {
        return IncidentHistory.of(
                jdbc.sql(LINKING)
                        .param("incident", incident)
                        .param("upTo", asOf.knownAt() == null ? null : asOf.position())
                        .query((row, _) -> entry(row))
                        .list(),
                asOf.learnedUntil());
    }

    /** Those of some incidents that a reader may know of. */
    public Set<String> known(Collection<String> incidents, Reader reader) {
        return jdbc.sql(ARE_KNOWN)
                .params(Visibility.parameters(reader))
                .param("incidents", incidents.toArray(String[]::new))
                .query((row, _) -> text(row, "subject"))
                .set();
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        String marking = row.getString("marking");
        return new HistoryEntry(
                new EntryId(text(row, "stream"), row.getLong("sequence")),
                row.getLong("position"),
                Times.at(row, "recorded_at"),
                row.getString("actor_issuer"),
                row.getString("actor_subject"),
                row.getString("decided_by"),
                row.getString("reported_by"),
                marking == null ? Marking.AMBER : Marking.valueOf(marking),
                event(text(row, "type"), text(row, "payload")));
    }

    private static LedgerEvent event(String type, String payload) {
        Class<?> named = Objects.requireNonNull(EventTypes.BY_NAME.get(type), type);
        return (LedgerEvent) Objects.requireNonNull(Json.EVENTS.readValue(payload, named));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
