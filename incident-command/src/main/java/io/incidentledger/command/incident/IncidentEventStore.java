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

    private static IncidentEvent event(ResultSet row, int number) throws SQLException {
        return Json.EVENTS.readValue(row.getBytes("payload"), IncidentEvent.class);
    }
}
