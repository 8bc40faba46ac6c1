package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.embedded.Database;
import io.incidentledger.embedded.EmbeddedPostgreSql;
import io.incidentledger.embedded.Ports;
import io.incidentledger.embedded.Role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** A PostgreSQL server with one database, which can be killed and started again on its port. */
final class ClusterServer implements AutoCloseable {
    private final Path folder;
    private final String name;
    private final int port = Ports.free();
    private final Role owner;
    private final Role application;
    private EmbeddedPostgreSql server;

    ClusterServer(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        owner = new Role(name + "_owner", "owner's own");
        application = new Role(name + "_application", "application's own");
        server = EmbeddedPostgreSql.start(folder, port);
        createDatabase();
    }

    Database createDatabase() {
        return server.createDatabase(name, owner, application);
    }

    void dropDatabase() throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    int port() {
        return port;
    }

    String jdbcUrl(int through) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(through, name);
    }

    Role owner() {
        return owner;
    }

    Role application() {
        return application;
    }

    /** As the superuser; the caller closes it. */
    Connection connect() throws SQLException {
        return server.connect(name);
    }

    ProcessHandle postmaster() throws IOException {
        Path file = folder.resolve("cluster/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .orElseThrow();
    }

    /** SIGKILL to the server and to every process of it: what a lost machine leaves behind. */
    void kill() throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        assertThat(Signals.runs(postmaster)).isTrue();
        Signals.kill(Stream.concat(Stream.of(postmaster), postmaster.children()).toList());
        assertThat(Signals.runs(postmaster)).as("the postmaster is dead").isFalse();
    }

    /** To the server and to every process of it, the first one first. */
    void send(Signals signal) throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        signal.to(postmaster);
        for (ProcessHandle process : postmaster.children().filter(Signals::runs).toList()) {
            signal.to(process);
        }
    }

    /** Stops it as one does; everything is in its folder then. */
    void stop() {
        server.close();
    }

    Path folder() {
        return folder;
    }

    /** Whatever has become of it. */
    void startAgain() throws IOException {
        server.close();
        // The number may belong to a dead process that nobody has tidied up.
        Files.deleteIfExists(folder.resolve("cluster/postmaster.pid"));
        server = EmbeddedPostgreSql.start(folder, port);
    }

    @Override
    public void close() {
        server.close();
    }
}
