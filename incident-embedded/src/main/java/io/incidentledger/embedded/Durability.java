package io.incidentledger.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What a server must have switched on before an acknowledged commit may be called durable. */
final class Durability {

    static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    /** The one setting of the three that a role or a database can have for itself. */
    private static final String LOWERED =
            """
            SELECT coalesce(setrole::regrole::text, 'every role') || ': ' || setting
              FROM pg_db_role_setting, unnest(setconfig) AS setting
             WHERE setting LIKE 'synchronous_commit=%' AND setting <> 'synchronous_commit=on'
            """;

    private Durability() {}

    /**
     * Asks the running server, because what was written into its configuration is only a wish.
     *
     * @throws EmbeddedFailure when a commit could be acknowledged and lost
     */
    static void require(Connection server) throws SQLException {
        try (Statement statement = server.createStatement()) {
            for (String setting : SETTINGS) {
                try (ResultSet shown = statement.executeQuery("SHOW " + setting)) {
                    shown.next();
                    if (!"on".equals(shown.getString(1))) {
                        throw new EmbeddedFailure(
                                "PostgreSQL must run with %s=on, but it is %s"
                                        .formatted(setting, shown.getString(1)));
                    }
                }
            }
            try (ResultSet lowered = statement.executeQuery(LOWERED)) {
                if (lowered.next()) {
                    throw new EmbeddedFailure("Durability is lowered for " + lowered.getString(1));
                }
            }
        }
    }
}
