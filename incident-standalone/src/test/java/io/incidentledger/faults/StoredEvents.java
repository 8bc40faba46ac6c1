package io.incidentledger.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that the store holds.
 *
 * @param all by stream and sequence
 */
record StoredEvents(List<StoredEvent> all) {
    private static final String EVERYTHING =
            """
            SELECT e.aggregate_identifier, e.sequence_number, e.event_identifier, e.payload_type,
                   e.payload, coalesce(p.position, -1), coalesce(p.topic || '-' || p.partition, ''),
                   coalesce(p.number, -1), coalesce(p.recorded_at, 'epoch')
              FROM event e LEFT JOIN publication p USING (global_index)
             ORDER BY e.aggregate_identifier, e.sequence_number
            """;

    static StoredEvents read(ClusterServer store) throws SQLException {
        List<StoredEvent> all = new ArrayList<>();
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(EVERYTHING)) {
            while (row.next()) {
                String payload = new String(row.getBytes(5), UTF_8);
                all.add(
                        new StoredEvent(
                                row.getString(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                JsonMapper.shared().readTree(payload),
                                payload,
                                row.getLong(6),
                                row.getString(7),
                                row.getLong(8),
                                row.getObject(9, OffsetDateTime.class).toInstant()));
            }
        }
        return new StoredEvents(all);
    }

    /** How many have no place yet. */
    static long waiting(ClusterServer store) throws SQLException {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT (SELECT count(*) FROM event)"
                                        + " - (SELECT count(*) FROM publication)")) {
            row.next();
            return row.getLong(1);
        }
    }

    Map<String, List<StoredEvent>> streams() {
        Map<String, List<StoredEvent>> streams = new LinkedHashMap<>();
        all.forEach(it -> streams.computeIfAbsent(it.stream(), _ -> new ArrayList<>()).add(it));
        return streams;
    }

    Map<String, List<StoredEvent>> incidents() {
        Map<String, List<StoredEvent>> incidents = streams();
        incidents.keySet().removeIf(it -> !it.startsWith("INC-") || it.contains("/"));
        return incidents;
    }

    /** What one stream holds; nothing, if there is none. */
    List<StoredEvent> stream(String name) {
        return all.stream().filter(it -> it.stream().equals(name)).toList();
    }
}
