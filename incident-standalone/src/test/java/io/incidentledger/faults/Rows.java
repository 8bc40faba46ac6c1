package io.incidentledger.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** What the superuser asks of a database and does to it. */
final class Rows {
    private Rows() {}

    /** Text and number. */
    static Map<String, Integer> counts(ClusterServer server, String query) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                counts.put(row.getString(1), row.getInt(2));
            }
        }
        return counts;
    }

    /** How many rows it changed. */
    static int change(ClusterServer server, String statement) throws SQLException {
        try (Connection connection = server.connect();
                Statement one = connection.createStatement()) {
            return one.executeUpdate(statement);
        }
    }
}
