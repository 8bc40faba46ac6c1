package io.incidentledger.apart;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.command.CommandApplication;
import io.incidentledger.query.QueryApplication;
import io.incidentledger.standalone.Api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Commands and queries as processes of their own, on servers that insist on TLS and passwords. Each
 * is killed in the middle of traffic and started again. Fails when a bundle or a password does not
 * reach a client, and as {@code KilledProductTest} does.
 */
class ApartTest {
    private static final int NOTES = 90;
    private static final int BEFORE_THE_FIRST_KILL = 30;
    private static final int BEFORE_THE_SECOND_KILL = 60;

    @TempDir private Path folder;

    @Test
    void each_killed_in_the_middle_of_traffic_loses_nothing_and_doubles_nothing() throws Exception {
        try (Servers servers = Servers.start(folder);
                Side commands = Side.start(CommandApplication.class, servers.forCommands());
                Side queries = Side.start(QueryApplication.class, servers.forQueries())) {
            commands.awaitReady();
            queries.awaitReady();
            assertEverybodySpeaksTls(servers);
            Api api = Api.of(commands.port(), folder);
            String incident = declared(api);
            CountDownLatch first = new CountDownLatch(BEFORE_THE_FIRST_KILL);
            CountDownLatch second = new CountDownLatch(BEFORE_THE_SECOND_KILL);
            Traffic traffic =
                    Traffic.start(
                            api,
                            incident,
                            NOTES,
                            () -> {
                                first.countDown();
                                second.countDown();
                            });
            first.await();
            commands.killAndStart();
            second.await();
            queries.killAndStart();
            Map<Long, String> acknowledged = traffic.awaitEnd();
            assertThat(traffic.repeated()).as("requests that the kill cut off").isPositive();

            Map<Long, String> stored = stored(servers, incident);
            assertThat(stored).containsAllEntriesOf(acknowledged).hasSize(1 + NOTES);
            queries.awaitReady();
            assertThat(shown(Api.of(queries.port(), folder), incident)).isEqualTo(stored);
        }
    }

    private static void assertEverybodySpeaksTls(Servers servers) {
        for (String application : List.of("incident-command", "incident-publication")) {
            assertThat(servers.postgreSql().connections(application, true)).isPositive();
            assertThat(servers.postgreSql().connections(application, false)).isZero();
        }
    }

    private static String declared(Api api) throws IOException, InterruptedException {
        return api.post(
                        "/api/incidents",
                        """
                        {"nature": "SECURITY", "severity": "HIGH", "title": "Apart"}
                        """)
                .body()
                .path("incident")
                .asString();
    }

    /** Texts by sequence, as the store has them. */
    private static Map<Long, String> stored(Servers servers, String incident) throws SQLException {
        Map<Long, String> texts = new TreeMap<>();
        try (Connection connection = servers.postgreSql().server().connect("store");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT sequence_number,
                                       coalesce(convert_from(payload, 'UTF8')::jsonb ->> 'text', '')
                                  FROM event WHERE aggregate_identifier = '%s'
                                """
                                        .formatted(incident))) {
            while (row.next()) {
                texts.put(row.getLong(1), row.getString(2));
            }
        }
        return texts;
    }

    /** Texts by sequence, as the timeline shows them. */
    private static Map<Long, String> shown(Api api, String incident)
            throws IOException, InterruptedException {
        Map<Long, String> texts = new TreeMap<>();
        JsonNode items =
                api.get(
                                "/api/incidents/%s/timeline?limit=200&after=%s@%d"
                                        .formatted(incident, incident, NOTES))
                        .body()
                        .path("items");
        items.forEach(
                item ->
                        texts.put(
                                Long.valueOf(item.path("entry").asString().split("@", 2)[1]),
                                item.at("/payload/text").asString("")));
        return texts;
    }
}
