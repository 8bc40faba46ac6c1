package io.incidentledger.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server for tests, with the durability of a real one: a server that could lose a
 * commit is refused here already.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param superuser the role that may do everything
 * @param password the superuser's
 */
public record PostgreSqlBackend(String host, int port, String superuser, String password) {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    public PostgreSqlBackend {
        try (Connection server =
                DriverManager.getConnection(url(host, port, "postgres"), superuser, password)) {
            Durability.require(server);
        } catch (SQLException e) {
            throw new EmbeddedFailure("Cannot reach PostgreSQL on " + host + ":" + port, e);
        }
    }

    /** The address of a database, without credentials. */
    public String jdbcUrl(String database) {
        return url(host, port, database);
    }

    /** A new connection of the superuser, who may break what the application cannot. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), superuser, password);
    }

    /**
     * An empty database that no other test has, with an owner and an application role of its own.
     */
    public Database freshDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        var owner = new Role(name + "_owner", "owner of " + name);
        var application = new Role(name + "_application", "application of " + name);
        try {
            return DatabaseCreation.create(this::connect, jdbcUrl(name), name, owner, application);
        } catch (SQLException e) {
            throw new EmbeddedFailure("Cannot make the database " + name, e);
        }
    }

    private static String url(String host, int port, String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }
}
