package io.incidentledger.query.board;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.incidentledger.query.board.Board.Between;
import io.incidentledger.query.board.Board.Disrupted;
import io.incidentledger.query.board.Board.Pair;
import io.incidentledger.query.board.Board.Service;
import io.incidentledger.query.board.Board.State;
import io.incidentledger.query.board.Board.Tenant;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Visibility;
import io.incidentledger.query.table.Times;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what a board is joined from. */
public final class BoardRepository {
    private static final String SUBSCRIBED =
            """
            SELECT s.service, s.tenant, coalesce(s.alias, '') AS alias
            FROM subscription s
            JOIN service v ON v.service = s.service AND known(v.known) AND holds(v.valid)
            JOIN tenant t ON t.tenant = s.tenant AND known(t.known) AND holds(t.valid)
            WHERE known(s.known) AND holds(s.valid)
              AND (CAST(:service AS text) IS NULL OR s.service = :service)
              AND (CAST(:tenant AS text) IS NULL OR s.tenant = :tenant)
              AND %s
            """
                    .formatted(Visibility.ofTenant("s.tenant"));
    private static final String DISRUPTED =
            """
            SELECT d.*, i.title, holds(d.certain) AS is_certain
            FROM disruption d
            JOIN incident i ON i.incident = d.incident AND known(i.known)
            WHERE known(d.known) AND holds(d.valid)
              AND (CAST(:service AS text) IS NULL OR d.service = :service)
              AND (CAST(:tenant AS text) IS NULL OR d.tenant = :tenant)
              AND %s
              AND (CAST(:incident AS text) IS NULL OR d.incident = :incident)
            ORDER BY d.service, d.tenant, d.started_earliest, d.incident, d.started_by
            """
                    .formatted(Visibility.ofTenant("d.tenant"));
    private static final String SERVICES =
            "SELECT service, name, criticality FROM service WHERE known(known) AND"
                    + " holds(valid)";
    private static final String TENANTS =
            "SELECT tenant, name FROM tenant WHERE known(known) AND holds(valid)";

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public BoardRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which part of the board; all of it where nothing is named.
     *
     * @param reader for whom; other tenants' pairs are not on the board then
     */
    record Part(
            Reader reader,
            @Nullable String service,
            @Nullable String tenant,
            @Nullable String incident) {
        static Part whole(Reader reader) {
            return new Part(reader, null, null, null);
        }
    }

    Board read(AsOf asOf, Part part) {
        record Subscribed(Pair pair, String alias) {}
        record Found(Pair pair, Disrupted disrupted) {}
        Map<Pair, String> subscribed =
                list(
                                asOf,
                                part,
                                SUBSCRIBED,
                                (row, _) -> new Subscribed(pair(row), text(row, "alias")))
                        .stream()
                        .collect(toMap(Subscribed::pair, Subscribed::alias));
        Map<Pair, List<Disrupted>> disrupted =
                list(
                                asOf,
                                part,
                                DISRUPTED,
                                (row, _) ->
                                        new Found(pair(row), disrupted(row).seenBy(part.reader())))
                        .stream()
                        .collect(groupingBy(Found::pair, mapping(Found::disrupted, toList())));
        return Board.of(asOf, subscribed, disrupted, services(asOf, part), tenants(asOf, part));
    }

    private Map<String, Service> services(AsOf asOf, Part part) {
        return list(
                        asOf,
                        part,
                        SERVICES,
                        (row, _) ->
                                new Service(
                                        text(row, "service"),
                                        row.getString("name"),
                                        row.getString("criticality")))
                .stream()
                .collect(toMap(Service::service, it -> it));
    }

    private Map<String, Tenant> tenants(AsOf asOf, Part part) {
        return list(
                        asOf,
                        part,
                        TENANTS,
                        (row, _) -> new Tenant(text(row, "tenant"), row.getString("name")))
                .stream()
                .collect(toMap(Tenant::tenant, it -> it));
    }

    private <T> List<T> list(AsOf asOf, Part part, String sql, RowMapper<T> mapper) {
        Map<String, @Nullable Object> parameters = Visibility.parameters(part.reader());
        parameters.put("service", part.service());
        parameters.put("tenant", part.tenant());
        parameters.put("incident", part.incident());
        return jdbc.sql(asOf.in(sql)).params(asOf.parameters(parameters)).query(mapper).list();
    }

    private static Disrupted disrupted(ResultSet row) throws SQLException {
        String incident = text(row, "incident");
        return new Disrupted(
                incident,
                text(row, "title"),
                State.valueOf(text(row, "kind")),
                text(row, "cause"),
                row.getString("cause_of"),
                row.getBoolean("is_certain"),
                new Between(Times.at(row, "started_earliest"), Times.at(row, "started_latest")),
                incident + "@" + row.getLong("started_by"),
                row.getBoolean("repeated"));
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(text(row, "service"), text(row, "tenant"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
