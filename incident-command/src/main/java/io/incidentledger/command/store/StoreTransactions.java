package io.incidentledger.command.store;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.function.Supplier;

import javax.sql.DataSource;

/** One transaction for Axon, for Spring and for plain JDBC. */
public final class StoreTransactions {
    private final DataSource dataSource;
    private final PlatformTransactionManager spring;

    /**
     * @param pool connects as the application's role
     */
    public StoreTransactions(DataSource pool) {
        dataSource = pool;
        spring = new JdbcTransactionManager(dataSource);
    }

    /** Everything that shall take part in a transaction goes through this. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Spring's view. */
    public PlatformTransactionManager spring() {
        return spring;
    }

    /** Plain JDBC in the current transaction. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /**
     * Gives the command at hand a transaction to itself, from now on until it ends, for the locks
     * that it takes; what it decides is written in that one, and in no group.
     */
    public void keepOpen() {
        PendingWrite.current()
                .alone(() -> spring.getTransaction(TransactionDefinition.withDefaults()));
    }

    /** Each of them a new one, whatever is open. */
    TransactionTemplate ofTheirOwn() {
        TransactionTemplate own = new TransactionTemplate(spring);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own;
    }

    /**
     * Axon's view of the same transactions, for its engine: a read needs none, for it is one
     * statement, and to begin and to end one would be a way to the server more.
     */
    TransactionManager ofTheEngine() {
        return new SpringTransactionManager(spring) {
            @Override
            public <T> T fetchInTransaction(Supplier<T> read) {
                return read.get();
            }
        };
    }

    ConnectionProvider connections() {
        return new SpringDataSourceConnectionProvider(dataSource);
    }
}
