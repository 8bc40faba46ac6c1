package io.incidentledger.query.summary;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/**
 * A connection to the projections of its own, unpooled, that carries the lock: one node sends, and
 * whoever loses the connection has lost the lock with it.
 */
final class SummarySession implements AutoCloseable {
    /** "INCLEDGS" as a number: one lock in the database that holds the projections. */
    private static final long LOCK = 0x49_4E_43_4C_45_44_47_53L;

    private static final int ALIVE_SECONDS = 5;

    /** Longer than what is sent at once takes. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Connection connection;

    private SummarySession(Connection connection) {
        this.connection = connection;
    }

    static SummarySession open(SummaryAddress address) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(address.tls());
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "incident-summary");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("connectTimeout", "10");
        Connection connection = DriverManager.getConnection(address.url(), properties);
        // The server must notice a dead sender too, or the lock would outlive it.
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2;
                    SET tcp_keepalives_count = 3; SET tcp_user_timeout = 15000
                    """);
            return new SummarySession(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Whether this session is the one that sends, from now until it is closed. */
    boolean lock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer =
                        statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    /**
     * From now on the server ends this session when nothing is heard from it for {@link
     * #LONGEST_SILENCE}: a process that stands still keeps its connection, and the network cannot
     * tell.
     */
    void endWhenSilent() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET idle_session_timeout = " + LONGEST_SILENCE.toMillis());
        }
    }

    /**
     * Returns while it lives.
     *
     * @throws SQLException if it does not, and with it the lock
     */
    void check() throws SQLException {
        if (!connection.isValid(ALIVE_SECONDS)) {
            throw new SQLException("The connection that carries the lock is lost");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
