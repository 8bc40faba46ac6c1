package io.incidentledger.command.catalogue;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.wire.json.Json;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The catalogue that decisions are made with. It reads what has come since, and never loads the
 * aggregate: that would lock the catalogue for every command of this node.
 */
public final class CatalogueCache {
    private static final String SINCE =
            """
            SELECT payload FROM event
             WHERE aggregate_identifier = :stream AND sequence_number > :version
             ORDER BY sequence_number
            """;

    private final JdbcClient jdbc;
    private final AtomicReference<Catalogue> latest = new AtomicReference<>(Catalogue.EMPTY);

    public CatalogueCache(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The catalogue as it is committed now. */
    public Catalogue current() {
        Catalogue known = latest.get();
        List<CatalogueEvent> since =
                jdbc.sql(SINCE)
                        .param("stream", CatalogueEvent.STREAM)
                        .param("version", known.version())
                        .query(CatalogueCache::event)
                        .list();
        if (since.isEmpty()) {
            return known;
        }
        Catalogue current = known;
        for (CatalogueEvent event : since) {
            current = current.evolve(event);
        }
        Catalogue read = current;
        return latest.updateAndGet(other -> other.version() >= read.version() ? other : read);
    }

    private static CatalogueEvent event(ResultSet row, int number) throws SQLException {
        return Json.EVENTS.readValue(row.getBytes("payload"), CatalogueEvent.class);
    }
}
