package io.incidentledger.query.availability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Visibility;
import io.incidentledger.query.table.Times;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads for which times pairs were subscribed, and for which they were out. */
public final class AvailabilityRepository {
    private static final String SELECTED =
            """
            (CAST(:services AS text[]) IS NULL OR t.service = ANY(CAST(:services AS text[])))
            AND (CAST(:tenant AS text) IS NULL OR t.tenant = :tenant) AND %s
            """
                    .formatted(Visibility.ofTenant("t.tenant"));

    /** A subscription counts while its service and its tenant are there. */
    private static final String SUBSCRIBED =
            """
            SELECT service, tenant, lower(valid) AS since, upper(valid) AS until FROM (
                SELECT t.service, t.tenant, t.valid * v.valid * c.valid AS valid
                FROM subscription t
                JOIN service v ON v.service = t.service AND known(v.known)
                JOIN tenant c ON c.tenant = t.tenant AND known(c.known)
                WHERE known(t.known) AND %s) subscribed
            WHERE NOT isempty(valid)
            """
                    .formatted(SELECTED);

    private static final String OUT =
            """
            SELECT t.* FROM disruption t
            WHERE known(t.known) AND t.kind = 'OFFLINE'
              AND t.valid && tstzrange(CAST(:from AS timestamptz), CAST(:to AS timestamptz))
              AND %s
            """
                    .formatted(SELECTED);

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public AvailabilityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which pairs.
     *
     * @param reader for whom
     * @param services null for all
     * @param tenant null for all
     */
    public record Part(
            Reader reader, @Nullable Collection<String> services, @Nullable String tenant) {}

    private record Found<T>(SubscribedPair pair, T time) {}

    /** For which times they were subscribed, as far as the answer knows of the catalogue. */
    public Map<SubscribedPair, Stretches> subscribed(AsOf asOf, Part part) {
        return union(
                read(
                        asOf,
                        SUBSCRIBED,
                        parameters(part),
                        (row, _) -> new Found<>(pair(row), subscribed(row))),
                Stretches::union);
    }

    /** For which times in a window they were OFFLINE, in whichever incident. */
    Map<SubscribedPair, BoundedTime> downtime(AsOf asOf, Part part, Window window) {
        Map<String, @Nullable Object> parameters = parameters(part);
        parameters.put("from", Times.of(window.from()));
        parameters.put("to", Times.of(window.to()));
        return union(
                read(
                        asOf,
                        OUT,
                        parameters,
                        (row, _) -> new Found<>(pair(row), out(row, window.to()))),
                BoundedTime::union);
    }

    private <T> List<T> read(
            AsOf asOf, String sql, Map<String, @Nullable Object> parameters, RowMapper<T> mapper) {
        return jdbc.sql(asOf.in(sql)).params(asOf.parameters(parameters)).query(mapper).list();
    }

    private static <T> Map<SubscribedPair, T> union(
            List<Found<T>> found, Function<Collection<T>, T> union) {
        Map<SubscribedPair, T> united = new TreeMap<>();
        found.stream()
                .collect(groupingBy(Found::pair, mapping(Found::time, toList())))
                .forEach((pair, times) -> united.put(pair, union.apply(times)));
        return united;
    }

    private static Stretches subscribed(ResultSet row) throws SQLException {
        Instant until = Times.perhaps(row, "until");
        return Stretches.of(Times.at(row, "since"), until == null ? Instant.MAX : until);
    }

    private static BoundedTime out(ResultSet row, Instant until) throws SQLException {
        Instant ended = Times.perhaps(row, "ended_earliest");
        return BoundedTime.between(
                OccurredAt.between(
                        Times.at(row, "started_earliest"), Times.at(row, "started_latest")),
                ended == null ? null : OccurredAt.between(ended, Times.at(row, "ended_latest")),
                until);
    }

    private static Map<String, @Nullable Object> parameters(Part part) {
        Map<String, @Nullable Object> parameters = Visibility.parameters(part.reader());
        Collection<String> services = part.services();
        parameters.put("services", services == null ? null : services.toArray(String[]::new));
        parameters.put("tenant", part.tenant());
        return parameters;
    }

    private static SubscribedPair pair(ResultSet row) throws SQLException {
        return new SubscribedPair(text(row, "service"), text(row, "tenant"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }
}
