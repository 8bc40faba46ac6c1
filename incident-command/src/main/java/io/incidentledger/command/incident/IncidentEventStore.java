package io.incidentledger.command.incident;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.wire.json.Json;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the events of an incident without its aggregate, and so without its lock. */
public final class IncidentEventStore {
    private static final String ALL =
            """
            SELECT payload FROM event
             WHERE aggregate_identifier = :stream
             ORDER BY sequence_number
            """;

    /** Held until the transaction ends; it writes nothing, so publication keeps its order. */
    private static final String LINK_ALONE = "SELECT pg_advisory_xact_lock(:links)";

    /** Any number that nothing else locks: "links" in ASCII. */
    private static final long LINKS = 0x6c696e6b73L;

    private final JdbcClient jdbc;

    /** On the database of the store. */
    public IncidentEventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that is committed, in order; empty if there is no such incident. */
    public List<IncidentEvent> of(IncidentId incident) {
        return jdbc.sql(ALL)
                .param("stream", incident.value())
                .query(IncidentEventStore::event)
                .list();
    }

    /**
     * The same of an incident that is to be linked to, as one link after the other: until the
     * transaction at hand ends, no other one reads this. Two links that would close a circle
     * together do not pass each other by.
     */
    public List<IncidentEvent> ofLinked(IncidentId incident) {
        jdbc.sql(LINK_ALONE).param("links", LINKS).query((_, _) -> true).single();
        return of(incident);
    }

    private static IncidentEvent event(ResultSet row, int number) throws SQLException {
        return Json.EVENTS.readValue(row.getBytes("payload"), IncidentEvent.class);
    }
}
