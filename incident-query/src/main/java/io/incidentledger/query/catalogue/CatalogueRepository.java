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
import io.incidentledger.query.table.Times;

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
    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public CatalogueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CatalogueView read(AsOf asOf) {
        return new CatalogueView(
                asOf,
                list(asOf, "site", "site", CatalogueRepository::site),
                list(asOf, "service", "service", CatalogueRepository::service),
                list(asOf, "tenant", "tenant", CatalogueRepository::tenant),
                list(asOf, "subscription", "service, tenant", CatalogueRepository::subscription));
    }

    private <T> List<T> list(AsOf asOf, String table, String key, RowMapper<T> mapper) {
        var query =
                jdbc.sql(
                        asOf.in(
                                "SELECT * FROM %s WHERE upper_inf(known) AND holds(valid) ORDER BY %s"
                                        .formatted(table, key)));
        return (asOf.validAt() == null ? query : query.param("validAt", Times.of(asOf.validAt())))
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
