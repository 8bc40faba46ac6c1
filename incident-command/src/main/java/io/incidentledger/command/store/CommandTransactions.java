package io.incidentledger.command.store;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

import java.util.List;
import java.util.function.Consumer;

/**
 * The transactions of Axon's command bus: nothing is begun in the database before there is
 * something to be written. Until then a command reads what is committed, each statement for itself;
 * it writes in a group, or in the transaction that it has to itself.
 */
final class CommandTransactions implements TransactionManager {
    private final PlatformTransactionManager database;
    private final GroupCommit group;
    private final Consumer<List<EventMessage<?>>> store;

    /**
     * @param store inserts events in the transaction at hand
     */
    CommandTransactions(
            PlatformTransactionManager database,
            GroupCommit group,
            Consumer<List<EventMessage<?>>> store) {
        this.database = database;
        this.group = group;
        this.store = store;
    }

    @Override
    public Transaction startTransaction() {
        PendingWrite write = PendingWrite.begin();
        return new Transaction() {
            @Override
            public void commit() {
                TransactionStatus own = write.own();
                if (own != null) {
                    write.writeInto(store);
                    database.commit(own);
                } else if (!write.isEmpty()) {
                    group.commit(write);
                }
            }

            @Override
            public void rollback() {
                TransactionStatus own = write.own();
                if (own != null && !own.isCompleted()) {
                    database.rollback(own);
                }
            }
        };
    }
}
