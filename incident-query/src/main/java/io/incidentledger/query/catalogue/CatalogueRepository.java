package io.incidentledger.query.catalogue;

import io.incidentledger.api.catalogue.Clientele;
import io.incidentledger.api.catalogue.Criticality;
import io.incidentledger.api.catalogue.ProtectionClass;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.query.catalogue.Thing.Service;
import io.incidentledger.query.catalogue.Thing.Site;
import io.incidentledger.query.catalogue.Thing.Subscription;
import io.incidentledger.query.catalogue.Thing.Tenant;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Visibility;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the catalogue as it was valid at a moment. */
public final class CatalogueRepository {
    private static final String USED =
            """
            (CAST(:mine AS text[]) IS NULL OR EXISTS (
                SELECT FROM subscription s
                WHERE known(s.known) AND holds(s.valid)
                  AND s.tenant = ANY(CAST(:mine AS text[])) AND %s))
            """;
    private static final String SITES =
            """
            SELECT * FROM site t WHERE known(t.known) AND holds(t.valid) AND %s ORDER BY site
            """
                    .formatted(
                            USED.formatted(
                                    """
                                    (t.site = ANY(s.sites) OR cardinality(s.sites) = 0 AND EXISTS (
                                        SELECT FROM service v
                                        WHERE v.service = s.service AND v.site = t.site
                                          AND known(v.known) AND holds(v.valid)))
                                    """));
    private static final String SERVICES =
            """
            SELECT * FROM service t WHERE known(t.known) AND holds(t.valid) AND %s
            ORDER BY service
            """
                    .formatted(USED.formatted("s.service = t.service"));
    private static final String TENANTS =
            """
            SELECT * FROM tenant t WHERE known(t.known) AND holds(t.valid) AND %s
            ORDER BY tenant
            """
                    .formatted(Visibility.ofTenant("t.tenant"));
    private static final String SUBSCRIPTIONS =
            """
            SELECT * FROM subscription t WHERE known(t.known) AND holds(t.valid) AND %s
            ORDER BY service, tenant
            """
                    .formatted(Visibility.ofTenant("t.tenant"));

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public CatalogueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For one who is bound: what they are, use, and where that runs; nothing of anybody else. */
    CatalogueView read(AsOf asOf, Reader reader) {
        List<Subscription> subscriptions =
                list(asOf, reader, SUBSCRIPTIONS, CatalogueRepository::subscription);
        CatalogueView found =
                new CatalogueView(
                        asOf,
                        list(asOf, reader, SITES, CatalogueRepository::site),
                        list(asOf, reader, SERVICES, CatalogueRepository::service),
                        list(asOf, reader, TENANTS, CatalogueRepository::tenant),
                        subscriptions);
        return reader.isBound() ? found.withoutOtherNames() : found;
    }

    private <T> List<T> list(AsOf asOf, Reader reader, String sql, RowMapper<T> mapper) {
        return jdbc.sql(asOf.in(sql))
                .params(asOf.parameters(Visibility.parameters(reader)))
                .query(mapper)
                .list();
    }

    private static Site site(ResultSet row, int number) throws SQLException {
        return new Site(new SiteId(text(row, "site")), text(row, "name"));
    }

    private static Service service(ResultSet row, int number) throws SQLException {
        return new Service(
                new ServiceId(text(row, "service")),
                text(row, "name"),
                perhaps(row, "site", SiteId::new),
                Criticality.valueOf(text(row, "criticality")),
                ProtectionClass.valueOf(text(row, "protection_class")),
                Clientele.valueOf(text(row, "clientele")),
                perhaps(row, "part_of", ServiceId::new),
                ids(row, "depends_on", ServiceId::new),
                row.getBoolean("provisional"));
    }

    private static Tenant tenant(ResultSet row, int number) throws SQLException {
        return new Tenant(
                new TenantId(text(row, "tenant")),
                text(row, "name"),
                row.getBoolean("provisional"));
    }

    private static Subscription subscription(ResultSet row, int number) throws SQLException {
        return new Subscription(
                new ServiceId(text(row, "service")),
                new TenantId(text(row, "tenant")),
                row.getString("alias"),
                ids(row, "sites", SiteId::new));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static <I> @Nullable I perhaps(ResultSet row, String column, Function<String, I> id)
            throws SQLException {
        String text = row.getString(column);
        return text == null ? null : id.apply(text);
    }

    private static <I> List<I> ids(ResultSet row, String column, Function<String, I> id)
            throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).map(id).toList();
    }
}
