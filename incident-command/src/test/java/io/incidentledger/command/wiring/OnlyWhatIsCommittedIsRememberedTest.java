package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.off;
import static io.incidentledger.command.wiring.CommandSide.refusedWith;
import static io.incidentledger.command.wiring.CommandSide.request;
import static io.incidentledger.command.wiring.CommandSide.stated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.ResponseCommand.RecordDecision;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.embedded.Backends;
import io.incidentledger.embedded.Database;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Of commands that come to nothing, and of a store that has lost something. */
@ExtendWith(CommandSide.Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlyWhatIsCommittedIsRememberedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_BROKER = "localhost:1";

    private final CommandSide side;
    private final ReadingNode node;

    OnlyWhatIsCommittedIsRememberedTest(CommandSide side) {
        this.side = side;
        node = side.readingNode();
    }

    @AfterAll
    void close() {
        node.close();
    }

    /**
     * Fails when the aggregate itself is remembered, or given away: the first of the two has been
     * applied to it.
     */
    @Test
    void nothing_of_a_request_that_is_refused_half_way() {
        IncidentId incident = side.declared();
        refuseHalfWay(incident);
        Object loaded = Objects.requireNonNull(node.remembered(incident));
        refuseHalfWay(incident);
        assertThat(node.remembered(incident)).isSameAs(loaded);
        assertThat(node.take(incident, off()).sequence()).isEqualTo(1);
    }

    private void refuseHalfWay(IncidentId incident) {
        List<IncidentStatement> both = List.of(stated(off()), stated(tooLarge()));
        assertThatThrownBy(
                        () ->
                                node.carryOut(
                                        new IncidentRequest(incident, both, request(null, null))))
                .satisfies(refusedWith(RefusalCode.EVENT_TOO_LARGE));
    }

    /** Fails when it is remembered before the commit. */
    @Test
    void nothing_of_a_transaction_that_cannot_be_committed() throws SQLException {
        IncidentId incident = side.declared();
        node.take(incident, new LogNote("committed"));
        Object before = Objects.requireNonNull(node.remembered(incident));
        try (Connection owner = side.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    """
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'not committed'; END $$;
                    CREATE CONSTRAINT TRIGGER refused AFTER INSERT ON event
                        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
                        WHEN (NEW.aggregate_identifier = '%s') EXECUTE FUNCTION refuse();
                    """
                            .formatted(incident));
            assertThatThrownBy(() -> node.take(incident, off()))
                    .hasStackTraceContaining("not committed");
            statement.execute("DROP TRIGGER refused ON event; DROP FUNCTION refuse()");
        }
        assertThat(node.remembered(incident)).isSameAs(before);
        assertThat(node.readOf(incident.value(), () -> node.take(incident, off()))).isEqualTo(1);
        assertThat(side.eventsOf(incident)).isEqualTo(3);
    }

    /** Fails when what lost the race for its place is remembered there. */
    @Test
    void nothing_of_a_request_that_another_node_has_overtaken() throws Exception {
        IncidentId incident = side.declared();
        List<Future<Recorded>> both = new ArrayList<>();
        try (ReadingNode other = side.readingNode();
                ExecutorService requests = Executors.newFixedThreadPool(2);
                Connection held = side.owner();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("LOCK TABLE event IN EXCLUSIVE MODE");
            for (ReadingNode each : List.of(node, other)) {
                String text = "of " + both.size();
                both.add(requests.submit(() -> each.take(incident, new LogNote(text))));
            }
            await().atMost(PATIENCE).until(() -> waiting() == 2);
            held.commit();
            for (Future<Recorded> each : both) {
                each.get();
            }
            for (ReadingNode each : List.of(node, other)) {
                each.take(incident, new LogNote("after"));
            }
            node.take(incident, new LogNote("and here"));
            other.carryOut(
                    new IncidentRequest(
                            incident,
                            List.of(stated(new LogNote("and there"))),
                            request(null, 5L)));
            assertThatThrownBy(
                            () ->
                                    node.carryOut(
                                            new IncidentRequest(
                                                    incident,
                                                    List.of(stated(off())),
                                                    request(null, 5L))))
                    .satisfies(refusedWith(RefusalCode.STALE));
            assertThat(node.remembered(incident))
                    .isNotNull()
                    .usingRecursiveComparison()
                    .isEqualTo(other.remembered(incident));
        }
    }

    /**
     * As when a replica that lagged behind takes over. Fails when it is not looked whether the last
     * event that is remembered is there: the next one would leave a hole, or follow what never was.
     */
    @Test
    void nothing_that_the_store_has_lost() throws SQLException {
        Database database = Backends.postgreSql().freshDatabase();
        try (ReadingNode here = new ReadingNode(database, NO_BROKER, Map.of());
                ReadingNode there = new ReadingNode(database, NO_BROKER, Map.of())) {
            IncidentId incident = new IncidentId(here.declare().stream());
            here.take(incident, new LogNote("kept"));
            here.take(incident, new LogNote("lost"));
            here.take(incident, new LogNote("lost too"));
            loseFrom(2, database);
            assertThat(here.take(incident, new LogNote("in its place")).sequence()).isEqualTo(2);

            here.take(incident, new LogNote("lost again"));
            loseFrom(2, database);
            there.take(incident, new LogNote("of another node"));
            there.take(incident, new LogNote("of another node, too"));
            assertThat(
                            here.readOf(
                                    incident.value(),
                                    () -> here.take(incident, new LogNote("behind them"))))
                    .isEqualTo(5);
        }
    }

    private static void loseFrom(long sequence, Database database) throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(
                                database.jdbcUrl(),
                                database.owner().name(),
                                database.owner().password());
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "DELETE FROM event WHERE type = 'Incident' AND sequence_number >= " + sequence);
        }
    }

    private static RecordDecision tooLarge() {
        String text = "\u0001".repeat(20_000);
        return new RecordDecision("Large", List.of(text, text), text, text, List.of());
    }

    private long waiting() {
        return side.jdbc()
                .sql(
                        "SELECT count(*) FROM pg_locks WHERE relation = 'event'::regclass AND NOT"
                                + " granted")
                .query(Long.class)
                .single();
    }
}
