package io.incidentledger.query.incident;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentOverview;
import io.incidentledger.api.incident.IncidentOverview.Pairs;
import io.incidentledger.query.incident.IncidentRow.Classified;
import io.incidentledger.query.incident.IncidentRow.Reached;
import io.incidentledger.query.incident.IncidentRow.Step;
import io.incidentledger.query.table.PositionSpan;
import io.incidentledger.query.table.Times;
import io.incidentledger.wire.json.Json;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Reads what the incidents are that have changed, for whoever may see what is marked AMBER. */
public final class OverviewRepository {
    private static final String CHANGED =
            """
            WITH changed AS (
                SELECT incident, max(at) AS version FROM (
                    SELECT incident, lower(known) AS at FROM incident WHERE %1$s
                    UNION ALL
                    SELECT incident, lower(known) FROM disruption WHERE %1$s
                    UNION ALL
                    SELECT incident, upper(known) FROM disruption WHERE %2$s) every
                GROUP BY incident),
            pair AS (
                SELECT d.incident, CASE WHEN bool_or(d.kind = 'OFFLINE') THEN 'OFFLINE'
                                        WHEN bool_or(d.kind = 'LIMITED') THEN 'LIMITED'
                                        ELSE 'WORKAROUND' END AS worst
                FROM changed c JOIN disruption d ON d.incident = c.incident
                WHERE upper_inf(d.valid) AND %3$s
                GROUP BY d.incident, d.service, d.tenant),
            pairs AS (
                SELECT incident,
                       count(*) FILTER (WHERE worst = 'OFFLINE') AS offline,
                       count(*) FILTER (WHERE worst = 'LIMITED') AS limited,
                       count(*) FILTER (WHERE worst = 'WORKAROUND') AS workaround
                FROM pair GROUP BY incident)
            SELECT c.version, e.recorded_at, i.incident, i.declared_position, i.classified, i.life,
                   coalesce(p.offline, 0) AS offline, coalesce(p.limited, 0) AS limited,
                   coalesce(p.workaround, 0) AS workaround,
                   (SELECT coalesce(jsonb_agg(step ORDER BY number), '[]')
                    FROM jsonb_array_elements(i.milestones) WITH ORDINALITY AS one(step, number),
                         CAST(step ->> 'entry' AS bigint) AS place
                    WHERE NOT EXISTS (
                        SELECT FROM entry s
                        WHERE s.stream = i.incident AND (s.sequence = place OR s.amends = place)
                          AND s.position <= :upTo
                          AND s.marking IN ('AMBER_STRICT', 'RED'))) AS milestones
            FROM changed c
            JOIN entry e ON e.position = c.version
            JOIN incident i ON i.incident = c.incident AND %4$s
            LEFT JOIN pairs p ON p.incident = c.incident
            ORDER BY c.version
            """
                    .formatted(
                            PositionSpan.opened("known"),
                            PositionSpan.closed("known"),
                            PositionSpan.standing("d.known"),
                            PositionSpan.standing("i.known"));

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public OverviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An incident, and when that was recorded which made it so. */
    public record Dated(IncidentOverview overview, Instant recordedAt) {}

    /** By version. */
    public List<Dated> changed(PositionSpan span) {
        return jdbc.sql(CHANGED)
                .params(span.parameters())
                .query((row, _) -> new Dated(overview(row), Times.at(row, "recorded_at")))
                .list();
    }

    private static IncidentOverview overview(ResultSet row) throws SQLException {
        IncidentRow incident =
                new IncidentRow(
                        text(row, "incident"),
                        row.getLong("declared_position"),
                        List.of(read(row, "classified", Classified[].class)),
                        null,
                        null,
                        List.of(read(row, "life", Step[].class)),
                        List.of(read(row, "milestones", Reached[].class)));
        IncidentSummary summary = IncidentSummary.of(incident, new Cut(null));
        return new IncidentOverview(
                new IncidentId(incident.incident()),
                incident.title(),
                incident.nature(),
                incident.severity(),
                incident.status(),
                Objects.requireNonNull(summary.declared()),
                summary.resolved(),
                summary.closed(),
                incident.milestones().stream()
                        .map(it -> new IncidentOverview.Reached(it.milestone(), it.occurredAt()))
                        .toList(),
                new Pairs(row.getInt("offline"), row.getInt("limited"), row.getInt("workaround")),
                row.getLong("version"));
    }

    private static <T> T read(ResultSet row, String column, Class<T> type) throws SQLException {
        return Json.EVENTS.readValue(text(row, column), type);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
