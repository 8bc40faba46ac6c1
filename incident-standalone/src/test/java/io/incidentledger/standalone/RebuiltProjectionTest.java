package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.embedded.EmbeddedPostgreSql;
import io.incidentledger.standalone.PlayedScenario.Cluster;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The projections are dropped, and come back from the topics row by row the same. Fails when a
 * projection takes a clock, a sequence or a random number of its own for a row, or when what it
 * writes depends on how the records came in batches.
 */
@ExtendWith(PlayedScenario.Shared.class)
class RebuiltProjectionTest {
    /** What Flyway writes: when it migrated, and how long that took. */
    private static final String MIGRATIONS = "flyway_schema_history";

    /**
     * What is left out of single tables. Watermarks go on once a second for as long as the product
     * runs: how far their topic has been read, and until when the last one says that everything
     * recorded is known.
     */
    private static final Map<String, String> COMPARED =
            Map.of(
                    "feed_position",
                    "(SELECT * FROM feed_position WHERE topic <> '%s')"
                            .formatted(Topic.PUBLICATION.topicName()),
                    "watermark",
                    "(SELECT one, position FROM watermark)");

    @Test
    void is_byte_for_byte_what_was_dropped(PlayedScenario scenario) throws Exception {
        Map<String, List<String>> before = dump(scenario);
        scenario.restart(() -> drop(scenario));
        Map<String, List<String>> after = dump(scenario);
        assertThat(before.get("entry")).isNotEmpty();
        assertThat(before.get("disruption")).isNotEmpty();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
    }

    private static void drop(PlayedScenario scenario) throws SQLException {
        try (EmbeddedPostgreSql server =
                        EmbeddedPostgreSql.start(scenario.dataDir().resolve("projections"));
                Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE incident_projections");
        }
    }

    /**
     * Every row of every table. Versions have no primary key, so that whole rows give the order.
     */
    private static Map<String, List<String>> dump(PlayedScenario scenario) throws Exception {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = scenario.connect(Cluster.PROJECTIONS)) {
            for (String table :
                    texts(
                            connection,
                            """
                            SELECT tablename FROM pg_tables
                             WHERE schemaname = 'projections' AND tablename <> '%s'
                            """
                                    .formatted(MIGRATIONS))) {
                rows.put(
                        table,
                        texts(
                                connection,
                                "SELECT row::text FROM %s AS row ORDER BY row::text COLLATE \"C\""
                                        .formatted(COMPARED.getOrDefault(table, table))));
            }
        }
        return rows;
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                texts.add(found.getString(1));
            }
        }
        return texts;
    }
}
