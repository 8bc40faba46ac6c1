package io.incidentledger.standalone;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Whether the database itself keeps the application from rewriting the record. It cannot where the
 * application is the owner of the tables, belongs to it, or is a superuser.
 */
final class StoreRightsRepository {
    private static final String MAY_REWRITE =
            """
            SELECT has_table_privilege('event', 'UPDATE')
                OR has_table_privilege('event', 'DELETE')
                OR has_table_privilege('event', 'TRUNCATE')
            """;

    private StoreRightsRepository() {}

    /** What is lost, for the person who starts the product; nothing, if nothing is. */
    static Optional<String> warning(JdbcAddress application) {
        try (Connection connection =
                        DriverManager.getConnection(
                                application.url(), application.user(), application.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(MAY_REWRITE)) {
            return answer.next() && answer.getBoolean(1)
                    ? Optional.of(
                            ("Warning: %s may change and delete what is recorded, and the database"
                                 + " will not object. Let another role own the tables: see"
                                 + " ./incident up --help")
                                    .formatted(application.user()))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask for the rights of " + application, e);
        }
    }
}
