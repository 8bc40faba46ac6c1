package io.incidentledger.embedded;

import org.postgresql.PGConnection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes databases and roles that are not there yet; doing it again changes passwords at most. */
final class DatabaseCreation {

    private DatabaseCreation() {}

    /** New connections of a superuser. */
    interface Superuser {
        Connection connect(String database) throws SQLException;
    }

    static Database create(
            Superuser superuser, String jdbcUrl, String name, Role owner, Role application)
            throws SQLException {
        try (Connection server = superuser.connect("postgres")) {
            createRole(server, owner);
            createRole(server, application);
            createDatabase(server, Names.check(name), owner, application);
        }
        try (Connection database = superuser.connect(name)) {
            openSchema(database, owner, application);
        }
        return new Database(jdbcUrl, owner, application);
    }

    private static void createDatabase(Connection server, String name, Role owner, Role application)
            throws SQLException {
        if (!exists(server, "SELECT FROM pg_database WHERE datname = ?", name)) {
            execute(server, "CREATE DATABASE " + name + " OWNER " + owner.name());
        }
        // By default every role of the cluster may connect to every database.
        execute(server, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        execute(server, "GRANT CONNECT ON DATABASE " + name + " TO " + application.name());
    }

    private static void openSchema(Connection database, Role owner, Role application)
            throws SQLException {
        execute(database, "ALTER SCHEMA public OWNER TO " + owner.name());
        execute(database, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
        execute(database, "GRANT USAGE ON SCHEMA public TO " + application.name());
    }

    private static void createRole(Connection server, Role role) throws SQLException {
        if (!exists(server, "SELECT FROM pg_roles WHERE rolname = ?", role.name())) {
            execute(server, "CREATE ROLE " + role.name() + " LOGIN");
        }
        // The driver sends the verifier, so the password cannot end up in the server's log.
        server.unwrap(PGConnection.class)
                .alterUserPassword(role.name(), role.password().toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection server, String query, String name)
            throws SQLException {
        try (PreparedStatement statement = server.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
