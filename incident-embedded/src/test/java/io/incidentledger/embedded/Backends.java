package io.incidentledger.embedded;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * The real servers of all integration tests, started when first asked for and shared until the test
 * JVM ends.
 *
 * <p>The system property {@code itest.backend} says which: {@code embedded} (the default) or {@code
 * testcontainers}. What was asked for and is missing is a failure, never a skip. A module that uses
 * this adds the test-jar of {@code incident-embedded}, and for {@code testcontainers} also {@code
 * testcontainers-postgresql} and {@code testcontainers-kafka}, all in test scope.
 */
public final class Backends {

    private static final Shared<PostgreSqlBackend> STORE = new Shared<>(Backends::startPostgreSql);
    private static final Shared<PostgreSqlBackend> PROJECTIONS =
            new Shared<>(Backends::startPostgreSql);
    private static final Shared<KafkaBackend> KAFKA = new Shared<>(Backends::startKafka);

    private Backends() {}

    /** The cluster for events, and for tests that need just one. */
    public static PostgreSqlBackend postgreSql() {
        return STORE.get();
    }

    /** Another cluster, for projections apart from the events. */
    public static PostgreSqlBackend projections() {
        return PROJECTIONS.get();
    }

    public static KafkaBackend kafka() {
        return KAFKA.get();
    }

    private static PostgreSqlBackend startPostgreSql() {
        return switch (Backend.chosen()) {
            case EMBEDDED -> {
                EmbeddedPostgreSql server = EmbeddedPostgreSql.ephemeral();
                yield new PostgreSqlBackend(
                        server.host(), server.port(), server.superuser(), server.password());
            }
            case TESTCONTAINERS -> Containers.postgreSql();
        };
    }

    private static KafkaBackend startKafka() {
        return switch (Backend.chosen()) {
            case EMBEDDED -> new KafkaBackend(EmbeddedKafka.ephemeral().bootstrapServers());
            case TESTCONTAINERS -> Containers.kafka();
        };
    }

    /** Started once; a failed start is tried again by the next test rather than hidden. */
    private static final class Shared<T> {

        private final Supplier<T> start;
        private @Nullable T started;

        Shared(Supplier<T> start) {
            this.start = start;
        }

        synchronized T get() {
            T server = started;
            if (server == null) {
                server = start.get();
                started = server;
            }
            return server;
        }
    }
}
