package io.incidentledger.query.catalogue;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.query.feed.DiscardRepository;
import io.incidentledger.query.feed.Projection;
import io.incidentledger.query.feed.PublishedRecord;
import io.incidentledger.query.timeline.RecordedEvents;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

import java.util.List;
import java.util.Map;

/** Keeps what the provider runs, where, and for whom. */
public final class CatalogueProjection implements Projection {
    private final JdbcOperations jdbc;
    private final RecordedEvents entries;
    private final DiscardRepository discards;
    private @Nullable CatalogueFold held;

    /**
     * @param jdbc on the database of the projections
     * @param entries what was applied before
     * @param discards what will never be
     */
    public CatalogueProjection(
            JdbcOperations jdbc, RecordedEvents entries, DiscardRepository discards) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.discards = discards;
    }

    @Override
    public void apply(List<PublishedRecord> records) {
        List<PublishedRecord> own =
                records.stream().filter(r -> r.event() instanceof CatalogueEvent).toList();
        if (own.isEmpty()) {
            return;
        }
        CatalogueFold fold = held == null ? load(own.getFirst().sequence()) : held;
        CatalogueChanges changes = new CatalogueChanges();
        for (PublishedRecord record : own) {
            discards.requireNext(record, fold.size());
            fold =
                    changes.apply(
                            fold.upTo(record.sequence()),
                            (CatalogueEvent) record.event(),
                            record.position());
        }
        CatalogueTables.SITE.write(jdbc, changes.sites());
        CatalogueTables.SERVICE.write(jdbc, changes.services());
        CatalogueTables.TENANT.write(jdbc, changes.tenants());
        CatalogueTables.SUBSCRIPTION.write(jdbc, changes.subscriptions());
        held = fold;
    }

    @Override
    public void forget() {
        held = null;
    }

    private CatalogueFold load(long before) {
        CatalogueFold fold = CatalogueFold.EMPTY;
        for (RecordedEvents.Recorded<CatalogueEvent> entry :
                entries.read(Map.of(CatalogueEvent.STREAM, before), CatalogueEvent.class)) {
            fold = fold.upTo(entry.sequence()).plus(entry.event());
        }
        return fold;
    }
}
