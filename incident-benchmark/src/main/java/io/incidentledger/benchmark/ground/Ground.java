package io.incidentledger.benchmark.ground;

import com.nimbusds.jose.jwk.JWKSet;

import io.incidentledger.embedded.Database;
import io.incidentledger.embedded.EmbeddedPostgreSql;
import io.incidentledger.embedded.Ports;
import io.incidentledger.embedded.Role;
import io.incidentledger.standalone.key.InstallationKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The product as it is run apart: two PostgreSQL clusters, a broker, a node for commands and one
 * for queries, each a process of its own, on loopback. Who measures is yet another process.
 */
public final class Ground implements AutoCloseable {
    /** Megabytes; the rest of what a node takes is not heap. */
    private static final int COMMAND_HEAP = 160;

    /** A rebuild reads from all partitions at once. */
    private static final int QUERY_HEAP = 320;

    private static final int BROKER_HEAP = 512;
    private static final List<String> ROLES =
            List.of("operator", "administrator", "reviewer", "observer");
    private static final String STORE = "incident_store";
    private static final String PROJECTIONS = "incident_projections";

    private final Path folder;
    private final @Nullable Path recordings;
    private final Path keys;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final EmbeddedPostgreSql store;
    private final EmbeddedPostgreSql projections;
    private final String bootstrapServers;
    private final JavaProcess commands;
    private final JavaProcess queries;
    private final int commandPort = Ports.free();
    private final int queryPort = Ports.free();

    private Ground(Path folder, @Nullable Path recordings) throws IOException {
        this.folder = folder;
        this.recordings = recordings;
        keys =
                Files.writeString(
                        folder.resolve("issuer-keys.json"),
                        new JWKSet(InstallationKey.in(folder).publicKey()).toString());
        try {
            store = started(EmbeddedPostgreSql.start(folder.resolve("store")));
            projections = started(EmbeddedPostgreSql.start(folder.resolve("projections")));
            JavaProcess broker =
                    started(
                            new JavaProcess(
                                    folder,
                                    BrokerMain.class,
                                    BROKER_HEAP,
                                    List.of(),
                                    List.of(folder.resolve("kafka").toString())));
            bootstrapServers = broker.answer();
            commands = node(CommandMain.class, COMMAND_HEAP, commandSide());
            queries = node(QueryMain.class, QUERY_HEAP, querySide());
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts all of it; it answers.
     *
     * @param folder an empty one
     * @param recordings where the nodes leave what Java Flight Recorder has seen; null for nowhere
     */
    public static Ground start(Path folder, @Nullable Path recordings) throws IOException {
        return new Ground(folder, recordings);
    }

    private JavaProcess node(Class<?> main, int heap, List<String> settings) throws IOException {
        List<String> options =
                recordings == null
                        ? List.of()
                        : List.of(
                                "-XX:StartFlightRecording:settings=profile,jdk.CPUTimeSample#enabled=true,dumponexit=true,filename="
                                        + recordings.resolve(main.getSimpleName() + ".jfr"));
        JavaProcess node = started(new JavaProcess(folder, main, heap, options, settings));
        node.answer();
        return node;
    }

    private <T extends AutoCloseable> T started(T process) {
        running.push(process);
        return process;
    }

    private List<String> commandSide() {
        Database database = database(store, STORE);
        Map<String, String> settings = common(commandPort);
        settings.put("incident.store.jdbc-url", database.jdbcUrl());
        settings.put("incident.store.username", database.application().name());
        settings.put("incident.store.password", database.application().password());
        settings.put("incident.store.owner-username", database.owner().name());
        settings.put("incident.store.owner-password", database.owner().password());
        settings.put("incident.publication.replication", "1");
        settings.put("incident.publication.min-insync", "1");
        return arguments(settings);
    }

    private List<String> querySide() {
        Database database = database(projections, PROJECTIONS);
        Map<String, String> settings = common(queryPort);
        settings.put("incident.projections.jdbc-url", database.jdbcUrl());
        settings.put("incident.projections.username", database.owner().name());
        settings.put("incident.projections.password", database.owner().password());
        return arguments(settings);
    }

    private static Database database(EmbeddedPostgreSql server, String name) {
        return server.createDatabase(
                name,
                new Role(name + "_owner", "of-the-owner"),
                new Role(name + "_application", "of-the-application"));
    }

    private Map<String, String> common(int port) {
        return new HashMap<>(
                Map.of(
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        Integer.toString(port),
                        "incident.kafka.bootstrap-servers",
                        bootstrapServers,
                        "incident.security.issuer",
                        InstallationKey.ISSUER,
                        "incident.security.keys",
                        keys.toUri().toString(),
                        // What is measured is how much can be done, not how much one may ask for.
                        "incident.limits.requests-per-second",
                        "100000",
                        "incident.limits.burst",
                        "1000000"));
    }

    private static List<String> arguments(Map<String, String> settings) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        return arguments;
    }

    /** A new connection to the store, as its superuser. */
    public Connection store() throws SQLException {
        return store.connect(STORE);
    }

    /** Makes an empty database beside the store; its address, with user and password, for libpq. */
    public String emptyDatabase(String name) {
        Database made = database(store, name);
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        made.owner().name(),
                        made.owner().password(),
                        store.host(),
                        store.port(),
                        name);
    }

    /** A new connection to the projections, as their superuser. */
    public Connection projections() throws SQLException {
        return projections.connect(PROJECTIONS);
    }

    /** Address, user and password of the projections, as their superuser. */
    public List<String> projectionsAccess() {
        return List.of(
                projections.jdbcUrl(PROJECTIONS), projections.superuser(), projections.password());
    }

    /** Where the broker is. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The node for commands. */
    public JavaProcess commands() {
        return commands;
    }

    /** The node for queries. */
    public JavaProcess queries() {
        return queries;
    }

    /** The node for commands over HTTP, as somebody with every role. */
    public Http commandHttp(int connections) {
        return new Http(commandPort, token(), connections);
    }

    /** The node for queries over HTTP, as somebody with every role. */
    public Http queryHttp(int connections) {
        return new Http(queryPort, token(), connections);
    }

    private String token() {
        return InstallationKey.in(folder).token("benchmark", ROLES, Instant.now());
    }

    /** Where everything is. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("A process did not stop in order: " + e.getMessage());
            }
        }
    }
}
