package io.incidentledger.embedded;

import io.incidentledger.embedded.PostgreSqlPrograms.Stop;

import org.postgresql.ds.PGSimpleDataSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A PostgreSQL server of this process, on loopback, with passwords, whose acknowledged commits
 * survive the end of the process and of the machine.
 *
 * <p>It ends with {@link #close} and with the normal end of the JVM. A JVM that is killed leaves it
 * running; the next start in the same folder ends it first, and any start an ephemeral one. Runs as
 * root only where {@code unshare --user} is allowed. Safe for use by several threads.
 */
public final class EmbeddedPostgreSql implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** How long clients may go on working while the JVM ends. */
    private static final Duration SMART_LIMIT = Duration.ofSeconds(10);

    private final DataFolder data;
    private final PostgreSqlPrograms programs;
    private final int port;
    private final String password;
    private final boolean ephemeral;
    private final Thread atExit = new Thread(this::stopAtExit, "embedded-postgresql-stop");
    private boolean closed;

    private EmbeddedPostgreSql(
            DataFolder data,
            PostgreSqlPrograms programs,
            int port,
            String password,
            boolean ephemeral) {
        this.data = data;
        this.programs = programs;
        this.port = port;
        this.password = password;
        this.ephemeral = ephemeral;
    }

    /** Starts on a free port; see {@link #start(Path, int)}. */
    public static EmbeddedPostgreSql start(Path dataFolder) {
        return start(dataFolder, Postmaster.ANY_PORT);
    }

    /**
     * Starts the server of this folder, and makes its cluster at the first start.
     *
     * @param dataFolder for one process at a time; holds the superuser's password
     * @param port 1 to 65535, or 0 for one that is free
     * @throws EmbeddedFailure when the folder is in use, the port is taken, a process cannot be
     *     told apart from a server of this folder, or the server runs with less than full
     *     durability
     */
    public static EmbeddedPostgreSql start(Path dataFolder, int port) {
        Postmaster.requireFree(port);
        return start(DataFolder.claim(dataFolder), port, false);
    }

    /** Starts in a temporary folder that is removed at {@link #close} and at the end of the JVM. */
    public static EmbeddedPostgreSql ephemeral() {
        return start(Ephemeral.create(), Postmaster.ANY_PORT, true);
    }

    private static EmbeddedPostgreSql start(DataFolder data, int wantedPort, boolean ephemeral) {
        try {
            Ephemeral.removeOrphans();
            var programs = PostgreSqlPrograms.in(data);
            LeftoverPostmaster.end(data.cluster(), programs, Stop.FAST);
            String password = Cluster.prepare(data, programs);
            int port = Postmaster.start(data, programs, wantedPort);
            var server = new EmbeddedPostgreSql(data, programs, port, password, ephemeral);
            Runtime.getRuntime().addShutdownHook(server.atExit);
            try {
                server.requireDurability();
                return server;
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (RuntimeException e) {
            giveUp(data, ephemeral);
            throw e;
        }
    }

    /** The loopback address that the server listens on. */
    public String host() {
        return HOST;
    }

    /** 1 to 65535. */
    public int port() {
        return port;
    }

    /** The role that may do everything. */
    public String superuser() {
        return Cluster.SUPERUSER;
    }

    /** The superuser's; also in a file of the data folder that its owner alone can read. */
    public String password() {
        return password;
    }

    /** The address of a database, without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, Names.check(database));
    }

    /** A new connection of the superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setURL(jdbcUrl(database));
        source.setUser(superuser());
        source.setPassword(password);
        return source.getConnection();
    }

    /**
     * Makes a database with its two roles, as far as they are not there yet, and gives the roles
     * these passwords. The application's role can connect and see the schema, and nothing else
     * until the owner grants it.
     *
     * @param name 1 to 63 lower-case letters, digits and underscores, a letter first
     */
    public Database createDatabase(String name, Role owner, Role application) {
        try {
            return DatabaseCreation.create(this::connect, jdbcUrl(name), name, owner, application);
        } catch (SQLException e) {
            throw new EmbeddedFailure("Cannot make the database " + name, e);
        }
    }

    /** Breaks connections off and waits for the server's end. Again and again is fine. */
    @Override
    public void close() {
        stop(ephemeral ? Stop.IMMEDIATE : Stop.FAST, STOP_LIMIT);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The JVM is ending, and the hook finds nothing left to do.
        }
    }

    /** Other hooks run at the same time and may still be writing: let them finish first. */
    private void stopAtExit() {
        stop(ephemeral ? Stop.IMMEDIATE : Stop.SMART, SMART_LIMIT);
    }

    private synchronized void stop(Stop stop, Duration limit) {
        if (closed) {
            return;
        }
        if (!programs.stop(stop, limit)
                && !programs.stop(Stop.FAST, STOP_LIMIT)
                && !programs.stop(Stop.IMMEDIATE, STOP_LIMIT)) {
            throw new EmbeddedFailure("PostgreSQL does not end: " + programs.outputText());
        }
        closed = true;
        giveUp(data, ephemeral);
    }

    private static void giveUp(DataFolder data, boolean ephemeral) {
        if (ephemeral) {
            Ephemeral.remove(data);
        } else {
            data.close();
        }
    }

    private void requireDurability() {
        try (Connection server = connect("postgres")) {
            Durability.require(server);
        } catch (SQLException e) {
            throw new EmbeddedFailure("Cannot ask PostgreSQL for its durability", e);
        }
    }
}
