package io.incidentledger.benchmark.ground;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * More incidents than anybody would declare in a benchmark: one that was recorded through the
 * product, copied in the store under other names, in transactions of many incidents side by side.
 */
public final class StoredIncidents {
    /** How many events an incident has, unless it is said otherwise. */
    public static final int LENGTH = 20;

    /** How many incidents record side by side. */
    private static final int TOGETHER = 50;

    /** Its first events, from the declaration on; every one further is its last one again. */
    private static final int STORY = 4;

    private static final String COPIES =
            """
            (event_identifier, aggregate_identifier, sequence_number, type,
                            payload_type, payload, metadata, time_stamp)
            SELECT gen_random_uuid()::text, name, n, type, payload_type,
                   convert_to(replace(convert_from(payload, 'UTF8'), ?, name), 'UTF8'),
                   convert_to(replace(convert_from(metadata, 'UTF8'), ?, name), 'UTF8'),
                   time_stamp
              FROM generate_series(0, ?) AS n
             CROSS JOIN generate_series(?, ?) AS i
             CROSS JOIN LATERAL (SELECT 'INC-2023-' || lpad(i::text, 6, '0') AS name) AS named
              JOIN event ON aggregate_identifier = ? AND sequence_number = least(n, ?)
             ORDER BY n, i
            """;

    private final Ground ground;
    private final String template;
    private int next = 1;

    private StoredIncidents(Ground ground, String template) {
        this.ground = ground;
        this.template = template;
    }

    /** Records the first one. */
    public static StoredIncidents record(Ground ground, Http commands) throws IOException {
        String declared =
                commands.post(
                        "/api/incidents",
                        """
                        {"nature": "SECURITY", "severity": "CRITICAL",
                         "title": "Attack on the mail servers of the data centre"}
                        """);
        String incident = declared.replaceAll("(?s).*\"incident\":\"([^\"]*)\".*", "$1");
        String address = "/api/incidents/" + incident;
        String of = "\"service\": \"%s\", \"tenants\": \"ALL\"".formatted(Catalogue.service(0));
        commands.post(address + "/disruptions", "{%s, \"cause\": \"ISOLATION\"}".formatted(of));
        commands.post(address + "/restorations", "{%s}".formatted(of));
        commands.post(
                address + "/notes",
                """
                {"text": "The forensic team has looked at the images of four of the mail servers."}
                """);
        return new StoredIncidents(ground, incident);
    }

    /** The first one; it has {@value #STORY} events. */
    public String template() {
        return template;
    }

    /** The data of its first event, as it is stored: JSON. */
    public String templateData() throws SQLException {
        return single(
                String.class,
                "SELECT convert_from(payload, 'UTF8') FROM event WHERE sequence_number = 0 AND"
                        + " aggregate_identifier = '%s'".formatted(template));
    }

    /** The name of one of them. */
    public static String name(int number) {
        return "INC-2023-%06d".formatted(number);
    }

    /**
     * Adds incidents.
     *
     * @param length how many events each has, at least {@value #STORY}
     * @return the number of the first one
     */
    public synchronized int add(int incidents, int length) throws SQLException {
        int first = next;
        next += incidents;
        try (Connection store = ground.store()) {
            copy(store, "event", first, next - 1, length);
        }
        return first;
    }

    /** Adds incidents to another table that looks like that of the store. */
    public void copyInto(Connection store, String table, int incidents, int length)
            throws SQLException {
        copy(store, table, 1, incidents, length);
    }

    private void copy(Connection store, String table, int first, int last, int length)
            throws SQLException {
        try (PreparedStatement copies =
                store.prepareStatement("INSERT INTO " + table + " " + COPIES)) {
            for (int from = first; from <= last; from += TOGETHER) {
                copies.setString(1, template);
                copies.setString(2, template);
                copies.setInt(3, length - 1);
                copies.setInt(4, from);
                copies.setInt(5, Math.min(last, from + TOGETHER - 1));
                copies.setString(6, template);
                copies.setInt(7, STORY - 1);
                copies.executeUpdate();
            }
        }
    }

    /** How many events the store has. */
    public long events() throws SQLException {
        return single(Long.class, "SELECT count(*) FROM event");
    }

    private <T> T single(Class<T> type, String query) throws SQLException {
        try (Connection store = ground.store();
                Statement statement = store.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return Objects.requireNonNull(row.getObject(1, type));
        }
    }
}
