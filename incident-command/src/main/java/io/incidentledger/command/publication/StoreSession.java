package io.incidentledger.command.publication;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/**
 * The publisher's own connection to the store, unpooled. It carries the lock and everything that
 * must not happen without the lock: who loses the connection loses both at once. That is the fence.
 */
final class StoreSession implements AutoCloseable {
    /** Work in one transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Longer than any statement here takes, short enough to notice a dead network. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Twice as long as one that publishes may wait for the broker, and say nothing. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    /** "INCLEDGR" as a number: one lock in the database that holds the store. */
    private static final long LOCK = 0x49_4E_43_4C_45_44_47_52L;

    private final Connection connection;

    private StoreSession(Connection connection) {
        this.connection = connection;
    }

    static StoreSession open(StoreAddress address) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(address.tls());
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "incident-publication");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", Long.toString(SOCKET_TIMEOUT.toSeconds()));
        properties.setProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        Connection connection = DriverManager.getConnection(address.url(), properties);
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            // The server must notice a dead publisher too, or the lock would outlive it.
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        """
                        SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2;
                        SET tcp_keepalives_count = 3; SET tcp_user_timeout = 15000;
                        SET idle_in_transaction_session_timeout = %d
                        """
                                .formatted(LONGEST_SILENCE.toMillis()));
            }
            connection.commit();
            return new StoreSession(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Whether this session is the one that publishes, from now until it is closed. */
    boolean lock() throws SQLException {
        return transaction(
                own -> {
                    try (Statement statement = own.createStatement();
                            ResultSet answer =
                                    statement.executeQuery(
                                            "SELECT pg_try_advisory_lock(" + LOCK + ")")) {
                        answer.next();
                        return answer.getBoolean(1);
                    }
                });
    }

    /**
     * From now on the server ends this session when nothing is heard from it for {@link
     * #LONGEST_SILENCE}: a process that stands still keeps its connection, and the network cannot
     * tell.
     */
    void endWhenSilent() throws SQLException {
        transaction(
                own -> {
                    try (Statement statement = own.createStatement()) {
                        return statement.execute(
                                "SET idle_session_timeout = " + LONGEST_SILENCE.toMillis());
                    }
                });
    }

    /** One REPEATABLE READ transaction: all of it sees one snapshot, and so one horizon. */
    <T> T transaction(Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
            } catch (SQLException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
