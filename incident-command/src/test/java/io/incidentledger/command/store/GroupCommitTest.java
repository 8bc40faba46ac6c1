package io.incidentledger.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Four commands come while another one is written. A transaction here is a list that is kept when
 * the callback returns, and forgotten when it throws.
 */
class GroupCommitTest implements TransactionOperations {
    private static final List<String> FOUR = List.of("a", "b", "c", "d");

    private final List<List<String>> committed = new ArrayList<>();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final GroupCommit group = new GroupCommit(this, this::insert);
    private List<String> open = new ArrayList<>();
    private int begun;
    private @Nullable String bad;
    private String state = "23505";
    private boolean commitsFail;

    @Test
    void share_one_transaction_in_which_all_events_come_first() throws Exception {
        commit(FOUR);

        assertThat(committed)
                .containsExactly(
                        List.of("first", "behind first"),
                        List.of(
                                "a",
                                "b",
                                "c",
                                "d",
                                "behind a",
                                "behind b",
                                "behind c",
                                "behind d"));
        assertThat(failures).isEmpty();
    }

    /** Fails when the failure of one is told to all. */
    @Test
    void a_conflict_of_one_touches_no_other() throws Exception {
        bad = "c";
        commit(FOUR);

        assertThat(committed.subList(1, committed.size()))
                .containsExactly(
                        List.of("a", "behind a"),
                        List.of("b", "behind b"),
                        List.of("d", "behind d"));
        assertThat(failures).containsOnlyKeys("c");
    }

    /** Fails when everything is tried again: each would wait for a connection once more. */
    @Test
    void a_store_that_is_away_is_asked_once_and_all_are_told() throws Exception {
        bad = "c";
        state = "08006";
        commit(FOUR);

        assertThat(begun).isEqualTo(2);
        assertThat(failures).containsOnlyKeys("a", "b", "c", "d");
    }

    /** Fails when a commit is tried again whose outcome nobody knows: it would count twice. */
    @Test
    void a_commit_that_fails_is_not_tried_again() throws Exception {
        commitsFail = true;
        commit(FOUR);

        assertThat(begun).isEqualTo(2);
        assertThat(failures).containsOnlyKeys("a", "b", "c", "d");
    }

    private void commit(List<String> meanwhile) throws InterruptedException {
        List<Thread> clients = new ArrayList<>();
        clients.add(client("first"));
        for (String name : meanwhile) {
            clients.add(client(name));
        }
        goOn.countDown();
        for (Thread client : clients) {
            client.join();
        }
    }

    private Thread client(String name) {
        PendingWrite write = new PendingWrite();
        write.add(List.of(GenericEventMessage.asEventMessage(name)));
        write.behind(() -> open.add("behind " + name));
        Thread client =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    Throwable failure = catchThrowable(() -> group.commit(write));
                                    if (failure != null) {
                                        failures.put(name, failure);
                                    }
                                });
        await().until(() -> client.getState() == Thread.State.WAITING);
        return client;
    }

    private void insert(List<EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            String name = (String) event.getPayload();
            if (name.equals("first")) {
                awaitOthers();
            }
            if (name.equals(bad)) {
                throw new IllegalStateException(new SQLException("refused", state));
            }
            open.add(name);
        }
    }

    private void awaitOthers() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        begun++;
        open = new ArrayList<>();
        T result = action.doInTransaction(new SimpleTransactionStatus());
        if (commitsFail && !open.contains("first")) {
            throw new TransactionSystemException(
                    "no answer", new SQLException("duplicate, says a liar", "23505"));
        }
        committed.add(open);
        return result;
    }
}
