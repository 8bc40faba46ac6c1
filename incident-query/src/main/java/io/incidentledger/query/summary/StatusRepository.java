package io.incidentledger.query.summary;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.ServiceStatus;
import io.incidentledger.api.incident.ServiceStatus.Open;
import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.query.table.PositionSpan;
import io.incidentledger.query.table.Times;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads how the pairs stand that have changed. */
final class StatusRepository {
    private static final String CHANGED =
            """
            WITH changed AS (
                SELECT service, tenant, max(at) AS version FROM (
                    SELECT service, tenant, lower(known) AS at FROM disruption WHERE %s
                    UNION ALL
                    SELECT service, tenant, upper(known) FROM disruption WHERE %s) every
                GROUP BY service, tenant)
            SELECT c.service, c.tenant, c.version, e.recorded_at, d.incident, d.kind, d.cause,
                   d.started_by, d.started_earliest, d.started_latest, d.started_zone
            FROM changed c
            JOIN entry e ON e.position = c.version
            LEFT JOIN disruption d ON d.service = c.service AND d.tenant = c.tenant
                AND upper_inf(d.valid) AND %s
            ORDER BY c.version, c.service, c.tenant, d.started_earliest, d.incident, d.started_by
            """
                    .formatted(
                            PositionSpan.opened("known"),
                            PositionSpan.closed("known"),
                            PositionSpan.standing("d.known"));

    private record Pair(String service, String tenant) {}

    private record Last(long version, Instant recordedAt, List<Open> open) {}

    private final JdbcClient jdbc;

    StatusRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By version. */
    List<Summarized> changed(PositionSpan span) {
        Map<Pair, Last> pairs = new LinkedHashMap<>();
        jdbc.sql(CHANGED)
                .params(span.parameters())
                .query(
                        row -> {
                            Last last =
                                    pairs.computeIfAbsent(
                                            new Pair(text(row, "service"), text(row, "tenant")),
                                            _ -> last(row));
                            if (row.getString("incident") != null) {
                                last.open().add(open(row));
                            }
                        });
        List<Summarized> found = new ArrayList<>();
        pairs.forEach((pair, last) -> found.add(summarized(pair, last)));
        return found;
    }

    private static Summarized summarized(Pair pair, Last last) {
        return new Summarized(
                DerivedTopic.SERVICE_STATUS,
                pair.service() + "/" + pair.tenant(),
                last.version(),
                last.recordedAt(),
                ServiceStatus.of(
                        new ServiceId(pair.service()),
                        new TenantId(pair.tenant()),
                        last.open(),
                        last.version()));
    }

    private static Last last(ResultSet row) {
        try {
            return new Last(
                    row.getLong("version"), Times.at(row, "recorded_at"), new ArrayList<>());
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Open open(ResultSet row) throws SQLException {
        IncidentId incident = new IncidentId(text(row, "incident"));
        return new Open(
                incident,
                DisruptionKind.valueOf(text(row, "kind")),
                Cause.valueOf(text(row, "cause")),
                new OccurredAt(
                        Times.at(row, "started_earliest"),
                        Times.at(row, "started_latest"),
                        text(row, "started_zone"),
                        false),
                new EntryId(incident.value(), row.getLong("started_by")));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
