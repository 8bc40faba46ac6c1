package io.incidentledger.faults;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;

import io.incidentledger.command.CommandApplication;
import io.incidentledger.embedded.Ports;
import io.incidentledger.query.QueryApplication;
import io.incidentledger.standalone.key.InstallationKey;

import org.apache.kafka.clients.admin.Admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Two clusters and a broker, each a process of its own, and as many nodes as a test starts. */
final class Testbed implements AutoCloseable {
    private final Path folder;
    private final Path keys;
    private final ClusterServer store;
    private final ClusterServer projections;
    private final int brokerPort;
    private final ChildJvm broker;
    private final Deque<Node> nodes = new ArrayDeque<>();

    /**
     * @param listening where the broker listens
     * @param brokerPort where everybody finds it
     */
    private Testbed(Path folder, int listening, int brokerPort) throws IOException {
        this.folder = folder;
        this.brokerPort = brokerPort;
        keys =
                Files.writeString(
                        folder.resolve("issuer-keys.json"),
                        new JWKSet(InstallationKey.in(folder).publicKey()).toString());
        broker =
                new ChildJvm(
                        folder.resolve("broker.log"),
                        OtherVersion.today(),
                        BrokerMain.class,
                        List.of(
                                brokerFolder().toString(),
                                Integer.toString(listening),
                                Integer.toString(brokerPort)),
                        Map.of());
        store = new ClusterServer(folder.resolve("store"), "incident_store");
        projections = new ClusterServer(folder.resolve("projections"), "incident_projections");
    }

    /** The servers; they answer. */
    static Testbed start(Path folder) throws IOException {
        int port = Ports.free();
        return started(new Testbed(folder, port, port));
    }

    /**
     * The same; everybody's way to the broker is this line, which leads to {@code listening}.
     *
     * @param listening a free port
     */
    static Testbed start(Path folder, int listening, Proxy line) throws IOException {
        return started(new Testbed(folder, listening, line.port()));
    }

    private static Testbed started(Testbed testbed) {
        testbed.awaitBroker();
        return testbed;
    }

    Node commands() throws IOException {
        return commands(store.port(), Map.of());
    }

    /**
     * One more node for commands; returns at once.
     *
     * @param storePort where it finds the store
     */
    Node commands(int storePort, Map<String, String> environment) throws IOException {
        return commands(storePort, OtherVersion.today(), environment);
    }

    /** Of another version. */
    Node commands(OtherVersion version) throws IOException {
        return commands(store.port(), version.classPath(), Map.of());
    }

    /** One more with the limits that it has by default; returns at once. */
    Node limitedCommands() throws IOException {
        Map<String, String> settings = commandSettings(store.port());
        settings.keySet().removeIf(it -> it.startsWith("incident.limits."));
        return started(
                "commands", OtherVersion.today(), CommandApplication.class, settings, Map.of());
    }

    private Node commands(int storePort, String classPath, Map<String, String> environment)
            throws IOException {
        return started(
                "commands",
                classPath,
                CommandApplication.class,
                commandSettings(storePort),
                environment);
    }

    private Map<String, String> commandSettings(int storePort) {
        Map<String, String> settings = common();
        settings.put("incident.store.jdbc-url", store.jdbcUrl(storePort));
        settings.put("incident.store.username", store.application().name());
        settings.put("incident.store.password", store.application().password());
        settings.put("incident.store.owner-username", store.owner().name());
        settings.put("incident.store.owner-password", store.owner().password());
        settings.put("incident.publication.replication", "1");
        settings.put("incident.publication.min-insync", "1");
        return settings;
    }

    /** One more node for queries; returns at once. */
    Node queries() throws IOException {
        return queries(projections.port());
    }

    /**
     * @param projectionsPort where it finds the projections
     */
    Node queries(int projectionsPort) throws IOException {
        return queries(projectionsPort, OtherVersion.today());
    }

    /** Of another version. */
    Node queries(OtherVersion version) throws IOException {
        return queries(projections.port(), version.classPath());
    }

    private Node queries(int projectionsPort, String classPath) throws IOException {
        Map<String, String> settings = common();
        settings.put("incident.projections.jdbc-url", projections.jdbcUrl(projectionsPort));
        settings.put("incident.projections.username", projections.owner().name());
        settings.put("incident.projections.password", projections.owner().password());
        settings.put("incident.summary.review", "5s");
        return started("queries", classPath, QueryApplication.class, settings, Map.of());
    }

    private Node started(
            String side,
            String classPath,
            Class<?> application,
            Map<String, String> settings,
            Map<String, String> environment)
            throws IOException {
        Node node =
                new Node(
                        folder,
                        side + "-" + nodes.size(),
                        classPath,
                        application,
                        settings,
                        environment);
        nodes.push(node);
        return node;
    }

    private Map<String, String> common() {
        return new HashMap<>(
                Map.of(
                        "incident.kafka.bootstrap-servers",
                        bootstrapServers(),
                        "incident.security.issuer",
                        InstallationKey.ISSUER,
                        "incident.security.keys",
                        keys.toUri().toString(),
                        "incident.limits.requests-per-second",
                        "100000",
                        "incident.limits.burst",
                        "1000000"));
    }

    ClusterServer store() {
        return store;
    }

    ClusterServer projections() {
        return projections;
    }

    ChildJvm broker() {
        return broker;
    }

    Path brokerFolder() {
        return folder.resolve("kafka");
    }

    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    /** Waits until the broker answers. */
    void awaitBroker() {
        await("the broker")
                .atMost(Duration.ofMinutes(1))
                .failFast(broker::requireAlive)
                .until(this::brokerAnswers);
    }

    private boolean brokerAnswers() throws InterruptedException {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "default.api.timeout.ms",
                        2_000,
                        "request.timeout.ms",
                        1_000);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        try (store;
                projections;
                broker) {
            while (!nodes.isEmpty()) {
                nodes.pop().close();
            }
        }
    }
}
