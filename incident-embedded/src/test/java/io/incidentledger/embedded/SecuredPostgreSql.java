package io.incidentledger.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server that speaks TLS, and knows who does. */
public record SecuredPostgreSql(EmbeddedPostgreSql server) implements AutoCloseable {
    /** Starts one that shows this certificate. */
    public static SecuredPostgreSql start(ServerCertificate certificate) {
        EmbeddedPostgreSql server = EmbeddedPostgreSql.ephemeral();
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER SYSTEM SET ssl_cert_file = '%s'".formatted(certificate.certificate()));
            statement.execute("ALTER SYSTEM SET ssl_key_file = '%s'".formatted(certificate.key()));
            statement.execute("ALTER SYSTEM SET ssl = on");
            statement.execute("SELECT pg_reload_conf()");
            return new SecuredPostgreSql(server);
        } catch (SQLException e) {
            server.close();
            throw new IllegalStateException("PostgreSQL does not take the certificate", e);
        }
    }

    /** How many connections of that application there are, with TLS or without. */
    public int connections(String application, boolean tls) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT count(*) FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid)
                                WHERE a.application_name = '%s' AND s.ssl = %s
                                """
                                        .formatted(application, tls))) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
