package io.incidentledger.embedded;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

import java.util.Map;

/** The official images. Apart from {@link Backends}, so that only who asks needs Testcontainers. */
final class Containers {

    private static final String POSTGRESQL = "postgres:17-alpine";
    private static final String KAFKA = "apache/kafka:4.1.2";

    private Containers() {}

    static PostgreSqlBackend postgreSql() {
        var container =
                new PostgreSQLContainer(POSTGRESQL)
                        .withUsername("postgres")
                        .withDatabaseName("postgres")
                        // Testcontainers switches fsync off unless the whole command is given.
                        .withCommand("postgres", "-c", "fsync=on", "-c", "max_connections=200");
        start(container);
        return new PostgreSqlBackend(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container.getUsername(),
                container.getPassword());
    }

    static KafkaBackend kafka() {
        var container =
                new KafkaContainer(KAFKA)
                        .withEnv(
                                Map.of(
                                        // One KAFKA_ variable, and the image drops its own
                                        // defaults.
                                        "KAFKA_LOG_DIRS",
                                        "/tmp/kraft-combined-logs",
                                        "KAFKA_AUTO_CREATE_TOPICS_ENABLE",
                                        "false",
                                        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR",
                                        "1",
                                        "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR",
                                        "1"));
        start(container);
        return new KafkaBackend(container.getBootstrapServers());
    }

    /** Ryuk, which would remove them, needs an image of its own: they are ended with the JVM. */
    private static void start(GenericContainer<?> container) {
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "container-stop"));
    }
}
