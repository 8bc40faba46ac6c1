package io.incidentledger.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.micrometer.observation.ObservationRegistry;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What {@link GroupCommitTest} holds of the group, on a real store: three units of work want to
 * commit while the transaction of a fourth waits for a lock.
 */
class OneOfAGroupIsRefusedByTheStoreTest {
    record Noted(String text) {}

    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
    private final List<Thread> clients = new ArrayList<>();
    private StoreFixture store;
    private ReceiptStore receipts;
    private EventEngine engine;

    @BeforeEach
    void eachStreamHasOneEvent() throws SQLException {
        store = StoreFixture.fresh(StoreFixture.FIRST_WRITE_GUARD);
        StoreTransactions transactions = new StoreTransactions(store.application());
        receipts = new ReceiptStore(transactions.jdbc());
        engine =
                EventEngine.create(
                        transactions,
                        WireSerializer.ofSimpleNames(
                                List.of(Noted.class), JsonMapper.builder().build()),
                        new EventUpcasterChain(),
                        ObservationRegistry.NOOP);
        for (String stream : List.of("first", "a", "b", "c")) {
            store.append(stream, 0);
        }
    }

    @Test
    void or_nobody_is_and_three_share_one_transaction() throws Exception {
        commitTogether("a", "b", "c");

        assertThat(failures).isEmpty();
        assertThat(transactionsOf("a", "b", "c")).isEqualTo(1);
        assertThat(answered()).containsExactly("a", "b", "c", "first");
    }

    /** Fails when the conflict of one is told to others, and when others leave only a receipt. */
    @Test
    void for_a_conflict_and_the_others_are_recorded() throws Exception {
        store.append("b", 1);
        commitTogether("a", "b", "c");

        assertThat(failures).containsOnlyKeys("b");
        assertThat(failures.get("b")).isInstanceOf(ConcurrencyException.class);
        assertThat(written("a", "b", "c")).containsExactly("a", "c");
        assertThat(answered()).containsExactly("a", "c", "first");
    }

    /** Fails when what follows from a command is not in the transaction of its events. */
    @Test
    void for_a_key_that_was_used_and_leaves_no_event() throws Exception {
        receipts.add(receipt("b"));
        commitTogether("a", "b", "c");

        assertThat(failures).containsOnlyKeys("b");
        assertThat(failures.get("b")).isInstanceOf(DuplicateKeyException.class);
        assertThat(written("a", "b", "c")).containsExactly("a", "c");
    }

    private void commitTogether(String... meanwhile) throws Exception {
        try (OpenTransaction held = store.begin()) {
            held.append("first", 1);
            Thread _ = client("first");
            await().until(this::somebodyWaitsForALock);
            for (String stream : meanwhile) {
                Thread client = client(stream);
                await().until(() -> client.getState() == Thread.State.WAITING);
            }
        }
        for (Thread client : clients) {
            client.join();
        }
    }

    private Thread client(String stream) {
        Thread client =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    Throwable failure = catchThrowable(() -> note(stream));
                                    if (failure != null) {
                                        failures.put(stream, failure);
                                    }
                                });
        clients.add(client);
        return client;
    }

    /** As the command bus does it. */
    private void note(String stream) {
        UnitOfWork<?> command =
                DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage(stream));
        command.attachTransaction(engine.commandTransactions());
        engine.appendEvents(
                new GenericDomainEventMessage<>(
                        "Incident", stream, 1, new Noted(stream), MetaData.emptyInstance()));
        PendingWrite.current().behind(() -> receipts.add(receipt(stream)));
        command.commit();
    }

    private static Receipt receipt(String stream) {
        return new Receipt("urn:test", "anna", stream, "0".repeat(64), 201, "{}", stream);
    }

    private boolean somebodyWaitsForALock() {
        return store.asOwner()
                .sql(
                        """
                        SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
                                        WHERE datname = current_database()
                                          AND NOT granted)
                        """)
                .query(Boolean.class)
                .single();
    }

    /** Which of these streams have a second event by this test. */
    private List<@Nullable String> written(String... streams) {
        return store.asOwner()
                .sql(
                        """
                        SELECT aggregate_identifier FROM event
                         WHERE payload_type = 'Noted' AND aggregate_identifier IN (:streams)
                         ORDER BY 1
                        """)
                .param("streams", List.of(streams))
                .query(String.class)
                .list();
    }

    private long transactionsOf(String... streams) {
        return store.asOwner()
                .sql(
                        """
                        SELECT count(DISTINCT tx_id) FROM event
                         WHERE payload_type = 'Noted' AND aggregate_identifier IN (:streams)
                        """)
                .param("streams", List.of(streams))
                .query(Long.class)
                .single();
    }

    private List<@Nullable String> answered() {
        return store.asOwner()
                .sql("SELECT idempotency_key FROM command_receipt ORDER BY 1")
                .query(String.class)
                .list();
    }
}
