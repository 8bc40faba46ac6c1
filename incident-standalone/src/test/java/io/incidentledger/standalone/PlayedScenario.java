package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.embedded.Ports;
import io.incidentledger.query.summary.SummarySender;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The whole product with the scenario of April 2023 in it: started and played once for all tests of
 * this module that only look, and stopped at their end.
 */
final class PlayedScenario implements AutoCloseable {
    private final int port = Ports.free();
    private final int kafkaPort = Ports.free();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Path dataDir;
    private final Api api;
    private final String incident;
    private StandaloneApplication product;

    private PlayedScenario() throws IOException, InterruptedException {
        dataDir = Files.createTempDirectory("played-scenario-");
        product = start();
        api = Api.of(port, dataDir);
        Bitmarck.play(api);
        incident =
                api.get("/api/incidents?status=CLOSED")
                        .body()
                        .path("items")
                        .path(0)
                        .path("incident")
                        .asString();
        awaitViews();
    }

    /** Gives it to whoever asks for it. */
    static final class Shared implements ParameterResolver {
        private static final ExtensionContext.Namespace NAMESPACE =
                ExtensionContext.Namespace.create(PlayedScenario.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(PlayedScenario.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(PlayedScenario.class, _ -> play());
        }

        private static PlayedScenario play() {
            try {
                return new PlayedScenario();
            } catch (IOException e) {
                throw new IllegalStateException("the product does not answer", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while playing", e);
            }
        }
    }

    Api api() {
        return api;
    }

    String incident() {
        return incident;
    }

    Path dataDir() {
        return dataDir;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** As its superuser, who may look at everything; the caller closes it. */
    Connection connect(Cluster cluster) throws IOException, SQLException {
        String prefix = cluster.label + " ";
        String url =
                said.stream()
                        .filter(line -> line.startsWith(prefix))
                        .map(line -> line.substring(line.indexOf("jdbc:")))
                        .reduce((_, last) -> last)
                        .orElseThrow();
        Path password = dataDir.resolve(cluster.folder).resolve("superuser-password");
        Connection connection =
                DriverManager.getConnection(url, "postgres", Files.readString(password).strip());
        connection.setSchema(cluster.schema);
        return connection;
    }

    /** What runs while the product is stopped. */
    interface Meanwhile {
        void run() throws Exception;
    }

    /** Stops the product, does something to what it keeps, starts it again and lets it catch up. */
    void restart(Meanwhile meanwhile) throws Exception {
        product.close();
        meanwhile.run();
        product = start();
        awaitViews();
    }

    @Override
    public void close() throws IOException {
        product.close();
        FileSystemUtils.deleteRecursively(dataDir);
    }

    private StandaloneApplication start() {
        return StandaloneApplication.start(
                new UpSettings(dataDir, false, port, kafkaPort, null, null, null), said::add);
    }

    /** Until every event of the store is an entry of the views. */
    private void awaitViews() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () ->
                                assertThat(count(Cluster.PROJECTIONS, "entry"))
                                        .isEqualTo(count(Cluster.STORE, "event")));
    }

    /** Until everything that the views show is on the derived topics. */
    void awaitSummaries() throws IOException, SQLException {
        long last = single(Cluster.PROJECTIONS, "SELECT max(position) FROM entry");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () ->
                                assertThat(
                                                product.context()
                                                        .getBean(SummarySender.class)
                                                        .status()
                                                        .position())
                                        .isGreaterThanOrEqualTo(last));
    }

    private long count(Cluster cluster, String table) throws IOException, SQLException {
        return single(cluster, "SELECT count(*) FROM " + table);
    }

    private long single(Cluster cluster, String statementOfOne) throws IOException, SQLException {
        try (Connection connection = connect(cluster);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(statementOfOne)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** The databases of the product. */
    enum Cluster {
        STORE("Event store", "store", "public"),
        PROJECTIONS("Projections", "projections", "projections");

        private final String label;
        private final String folder;
        private final String schema;

        Cluster(String label, String folder, String schema) {
            this.label = label;
            this.folder = folder;
            this.schema = schema;
        }
    }
}
