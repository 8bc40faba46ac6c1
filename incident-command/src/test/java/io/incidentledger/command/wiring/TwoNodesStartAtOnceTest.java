package io.incidentledger.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.command.store.StoreSchema;
import io.incidentledger.embedded.Backends;
import io.incidentledger.embedded.Database;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

class TwoNodesStartAtOnceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_BROKER = "localhost:1";

    private final Database database = Backends.postgreSql().freshDatabase();
    private final DataSource owner =
            new DriverManagerDataSource(
                    database.jdbcUrl(), database.owner().name(), database.owner().password());

    /** Fails when the slower one takes the conflict for a fault: it would not come up. */
    @Test
    void both_come_up_and_the_catalogue_is_opened_once() throws Exception {
        StoreSchema.migrate(owner, database.application().name());
        List<Future<ConfigurableApplicationContext>> nodes = new ArrayList<>();
        try (ExecutorService starts = Executors.newFixedThreadPool(2);
                Connection held = owner.getConnection();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("LOCK TABLE event IN EXCLUSIVE MODE");
            for (int i = 0; i < 2; i++) {
                nodes.add(starts.submit(() -> CommandSide.node(database, NO_BROKER)));
            }
            await().atMost(PATIENCE).until(() -> waiting() == 2);
            held.commit();
        }

        for (Future<ConfigurableApplicationContext> node : nodes) {
            node.get().close();
        }
        assertThat(count("SELECT count(*) FROM event")).isEqualTo(1);
    }

    private long waiting() {
        return count(
                "SELECT count(*) FROM pg_locks WHERE relation = 'event'::regclass AND NOT granted");
    }

    private long count(String sql) {
        return JdbcClient.create(owner).sql(sql).query(Long.class).single();
    }
}
