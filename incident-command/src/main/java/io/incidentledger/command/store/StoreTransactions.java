package io.incidentledger.command.store;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import javax.sql.DataSource;

/**
 * One transaction for Axon, for Spring and for plain JDBC. The connection is taken at the first
 * statement, not at the start of the transaction: Axon starts that before it waits for the lock of
 * the aggregate, and a queue on one hot incident would otherwise hold the whole pool.
 */
public final class StoreTransactions {
    private final DataSource dataSource;
    private final PlatformTransactionManager spring;

    /**
     * @param pool connects as the application's role
     */
    public StoreTransactions(DataSource pool) {
        dataSource = new LazyConnectionDataSourceProxy(pool);
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

    /** Axon's view of the same transactions. */
    public TransactionManager axon() {
        return new SpringTransactionManager(spring);
    }

    /** Plain JDBC in the current transaction. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    ConnectionProvider connections() {
        return new UnitOfWorkAwareConnectionProviderWrapper(
                new SpringDataSourceConnectionProvider(dataSource));
    }
}
