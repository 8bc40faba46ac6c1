package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.incident.IncidentRow.Classified;
import io.incidentledger.query.incident.IncidentRow.Reached;
import io.incidentledger.query.incident.IncidentRow.Step;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Visibility;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.json.Json;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads which incidents there are. */
public final class IncidentRepository {
    /**
     * The summary is the words of the declaration: who may not see that, or is bound, is not shown
     * them and finds nothing by them. The title is what everybody calls it.
     */
    private static final String COLUMNS =
            """
            i.incident, i.declared_position, c.classified, i.detected, i.life,
            CASE WHEN CAST(:mine AS text[]) IS NULL THEN i.milestones ELSE '[]' END AS milestones,
            CASE WHEN CAST(:mine AS text[]) IS NULL AND NOT EXISTS (
                SELECT FROM entry e
                WHERE e.stream = i.incident AND (e.sequence = 0 OR e.amends = 0)
                  AND recorded(e.position) AND NOT %s)
            THEN i.summary END AS summary,
            (SELECT step ->> 'status'
             FROM jsonb_array_elements(i.life) WITH ORDINALITY AS taken(step, number),
                  CAST(step #>> '{occurredAt,earliest}' AS timestamptz) AS earliest
             WHERE number = 1 OR begun(earliest)
             ORDER BY number DESC LIMIT 1) AS status
            """
                    .formatted(Visibility.ofMarking("e.marking"));

    private static final String ALL =
            """
            SELECT * FROM (
                SELECT %s FROM incident i CROSS JOIN LATERAL (
                    SELECT step AS classified
                    FROM jsonb_array_elements(i.classified) WITH ORDINALITY AS said(step, number),
                         CAST(step #>> '{occurredAt,earliest}' AS timestamptz) AS earliest
                    WHERE number = 1 OR begun(earliest)
                    ORDER BY number DESC LIMIT 1) c
                WHERE known(i.known) AND i.declared_position < :before
                  AND (CAST(:nature AS text) IS NULL OR c.classified ->> 'nature' = :nature)
                  AND (CAST(:severity AS text) IS NULL
                       OR c.classified ->> 'severity' = :severity)
                  AND (coalesce(CAST(:service AS text), CAST(:tenant AS text)) IS NULL
                            AND CAST(:mine AS text[]) IS NULL
                       OR EXISTS (
                            SELECT FROM disruption d
                            WHERE d.incident = i.incident AND known(d.known)
                              AND begun(d.started_earliest)
                              AND (CAST(:service AS text) IS NULL OR d.service = :service)
                              AND (CAST(:tenant AS text) IS NULL OR d.tenant = :tenant)
                              AND %s))) shown
            WHERE (CAST(:status AS text) IS NULL OR status = :status)
              AND (CAST(:text AS text) IS NULL
                   OR classified ->> 'title' ILIKE :text OR summary ILIKE :text)
            ORDER BY declared_position DESC LIMIT :limit
            """
                    .formatted(COLUMNS, Visibility.ofTenant("d.tenant"));

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public IncidentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which incidents; all of them where nothing is named.
     *
     * @param reader for whom; those that never disrupted a tenant of theirs are not there then
     */
    record Which(
            Reader reader,
            @Nullable String status,
            @Nullable String nature,
            @Nullable String severity,
            @Nullable String service,
            @Nullable String tenant,
            @Nullable String text) {}

    /** Newest first, older than a position. */
    List<IncidentRow> incidents(AsOf asOf, Which which, long before, int limit) {
        Map<String, @Nullable Object> parameters = Visibility.parameters(which.reader());
        parameters.put("status", which.status());
        parameters.put("nature", which.nature());
        parameters.put("severity", which.severity());
        parameters.put("service", which.service());
        parameters.put("tenant", which.tenant());
        parameters.put("text", which.text() == null ? null : "%" + escaped(which.text()) + "%");
        parameters.put("before", before);
        parameters.put("limit", limit);
        return jdbc.sql(asOf.in(ALL))
                .params(asOf.parameters(parameters))
                .query((row, _) -> incident(row))
                .list();
    }

    private static IncidentRow incident(ResultSet row) throws SQLException {
        String detected = row.getString("detected");
        return new IncidentRow(
                text(row, "incident"),
                row.getLong("declared_position"),
                List.of(Json.EVENTS.readValue(text(row, "classified"), Classified.class)),
                row.getString("summary"),
                detected == null ? null : Json.EVENTS.readValue(detected, OccurredAt.class),
                List.of(Json.EVENTS.readValue(text(row, "life"), Step[].class)),
                List.of(Json.EVENTS.readValue(text(row, "milestones"), Reached[].class)));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
