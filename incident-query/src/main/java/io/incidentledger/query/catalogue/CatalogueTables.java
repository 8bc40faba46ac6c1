package io.incidentledger.query.catalogue;

import io.incidentledger.query.catalogue.Thing.PairId;
import io.incidentledger.query.catalogue.Thing.Service;
import io.incidentledger.query.catalogue.Thing.Site;
import io.incidentledger.query.catalogue.Thing.Subscription;
import io.incidentledger.query.catalogue.Thing.Tenant;
import io.incidentledger.query.table.Columns;
import io.incidentledger.query.table.VersionedTable;

import java.util.List;
import java.util.stream.Collectors;

/** The tables of the catalogue, column by column. */
final class CatalogueTables {
    static final VersionedTable<Period.Key, Period<Thing>> SITE =
            table(
                    "site",
                    Columns.<Site>of()
                            .with("site", "text", Site::site)
                            .with("name", "text", Site::name)
                            .within(Site.class::cast));

    static final VersionedTable<Period.Key, Period<Thing>> SERVICE =
            table(
                    "service",
                    Columns.<Service>of()
                            .with("service", "text", Service::service)
                            .with("name", "text", Service::name)
                            .with("site", "text", Service::site)
                            .with("criticality", "text", Service::criticality)
                            .with("protection_class", "text", Service::protectionClass)
                            .with("clientele", "text", Service::clientele)
                            .with("part_of", "text", Service::partOf)
                            .with("depends_on", "text[]", it -> array(it.dependsOn()))
                            .with("provisional", "boolean", Service::provisional)
                            .within(Service.class::cast));

    static final VersionedTable<Period.Key, Period<Thing>> TENANT =
            table(
                    "tenant",
                    Columns.<Tenant>of()
                            .with("tenant", "text", Tenant::tenant)
                            .with("name", "text", Tenant::name)
                            .with("provisional", "boolean", Tenant::provisional)
                            .within(Tenant.class::cast));

    static final VersionedTable<Period.Key, Period<Thing>> SUBSCRIPTION =
            new VersionedTable<>(
                    "subscription",
                    Columns.<Period.Key>of()
                            .with("service", "text", key -> ((PairId) key.id()).service())
                            .with("tenant", "text", key -> ((PairId) key.id()).tenant())
                            .with("entry", "bigint", Period.Key::entry),
                    period(
                            Columns.<Subscription>of()
                                    .with("service", "text", Subscription::service)
                                    .with("tenant", "text", Subscription::tenant)
                                    .with("alias", "text", Subscription::alias)
                                    .with("sites", "text[]", it -> array(it.sites()))
                                    .within(Subscription.class::cast)));

    private CatalogueTables() {}

    private static VersionedTable<Period.Key, Period<Thing>> table(
            String name, Columns<Thing> thing) {
        return new VersionedTable<>(
                name,
                Columns.<Period.Key>of()
                        .with(name, "text", Period.Key::id)
                        .with("entry", "bigint", Period.Key::entry),
                period(thing));
    }

    private static Columns<Period<Thing>> period(Columns<Thing> thing) {
        return thing.<Period<Thing>>within(Period::thing)
                .with("entry", "bigint", Period::entry)
                .with("valid", "tstzrange", Period::valid);
    }

    /** Ids need no quotes. */
    private static String array(List<?> ids) {
        return ids.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
