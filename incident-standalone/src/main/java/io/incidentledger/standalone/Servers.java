package io.incidentledger.standalone;

import io.incidentledger.embedded.Database;
import io.incidentledger.embedded.EmbeddedKafka;
import io.incidentledger.embedded.EmbeddedPostgreSql;
import io.incidentledger.embedded.Ports;
import io.incidentledger.embedded.Role;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The servers that the product runs on: its own, except where an address was given. The store and
 * the projections are clusters of their own, because a long transaction in any database of a
 * cluster holds publication back.
 */
final class Servers implements AutoCloseable {
    private static final int KAFKA_PORT = 9092;
    private static final Executor AT_ONCE = task -> Thread.ofPlatform().start(task);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final Consumer<String> say;

    private Servers(Consumer<String> say) {
        this.say = say;
    }

    /**
     * Starts what is to be started, all at once.
     *
     * @param say takes a line for the person who waits
     * @throws RuntimeException if one does not start; those that did are stopped again
     */
    static Servers start(UpSettings up, Consumer<String> say) {
        Servers servers = new Servers(say);
        // Before there are threads: each would find logging half made, and SLF4J would say so.
        LoggerFactory.getILoggerFactory();
        try {
            CompletableFuture<Void> store =
                    later(() -> servers.store(up.store(), up.dataDir(), up.ephemeral()));
            CompletableFuture<Void> projections =
                    later(
                            () ->
                                    servers.projections(
                                            up.projections(), up.dataDir(), up.ephemeral()));
            CompletableFuture<Void> kafka = later(() -> servers.kafka(up));
            CompletableFuture.allOf(store, projections, kafka).join();
            return servers;
        } catch (CompletionException failed) {
            servers.close();
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** What the application has to know about them. */
    Map<String, Object> settings() {
        return settings;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                say.accept("A server did not stop in order: " + e.getMessage());
            }
        }
    }

    private void store(@Nullable GivenStore given, Path dataDir, boolean ephemeral) {
        if (given != null) {
            say.accept("Event store         " + given.application());
            put("incident.store", given.application());
            putOwner("incident.store", given.owner().user(), given.owner().password());
            return;
        }
        Database database = database("incident_store", dataDir.resolve("store"), ephemeral);
        say.accept("Event store         PostgreSQL at " + database.jdbcUrl());
        put(
                "incident.store",
                database.jdbcUrl(),
                database.application().name(),
                database.application().password());
        putOwner("incident.store", database.owner().name(), database.owner().password());
    }

    private void projections(@Nullable JdbcAddress given, Path dataDir, boolean ephemeral) {
        if (given != null) {
            say.accept("Projections         " + given);
            put("incident.projections", given);
            return;
        }
        Database database =
                database("incident_projections", dataDir.resolve("projections"), ephemeral);
        say.accept("Projections         PostgreSQL at " + database.jdbcUrl());
        // The projections are the query side's own: it makes and drops its tables itself.
        put(
                "incident.projections",
                database.jdbcUrl(),
                database.owner().name(),
                database.owner().password());
    }

    private void kafka(UpSettings up) {
        String brokers = up.bootstrapServers();
        if (brokers != null) {
            say.accept("Kafka               " + brokers);
            putAll(Map.of("incident.kafka.bootstrap-servers", brokers));
            return;
        }
        EmbeddedKafka kafka =
                up.ephemeral()
                        ? EmbeddedKafka.ephemeral()
                        : EmbeddedKafka.start(up.dataDir().resolve("kafka"), kafkaPort(up));
        started(kafka);
        say.accept("Kafka               " + kafka.bootstrapServers() + ", for other consumers too");
        putAll(
                Map.of(
                        "incident.kafka.bootstrap-servers",
                        kafka.bootstrapServers(),
                        // Only one process may run from a folder: it takes over from itself.
                        "incident.feed.node",
                        "standalone",
                        "incident.publication.replication",
                        1,
                        "incident.publication.min-insync",
                        1));
    }

    private static int kafkaPort(UpSettings up) {
        Integer wanted = up.kafkaPort();
        return wanted != null ? wanted : Ports.isFree(KAFKA_PORT) ? KAFKA_PORT : Ports.free();
    }

    private Database database(String name, Path folder, boolean ephemeral) {
        EmbeddedPostgreSql server =
                ephemeral ? EmbeddedPostgreSql.ephemeral() : EmbeddedPostgreSql.start(folder);
        started(server);
        return server.createDatabase(
                name,
                new Role(name + "_owner", newPassword()),
                new Role(name + "_application", newPassword()));
    }

    private void put(String prefix, JdbcAddress given) {
        put(prefix, given.url(), given.user(), given.password());
    }

    private void put(String prefix, String url, String user, String password) {
        putAll(
                Map.of(
                        prefix + ".jdbc-url", url,
                        prefix + ".username", user,
                        prefix + ".password", password));
    }

    private void putOwner(String prefix, String user, String password) {
        putAll(Map.of(prefix + ".owner-username", user, prefix + ".owner-password", password));
    }

    private synchronized void putAll(Map<String, Object> more) {
        settings.putAll(more);
    }

    private synchronized void started(AutoCloseable server) {
        running.push(server);
    }

    /** The roles get new passwords at every start, so that none has to be kept. */
    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static CompletableFuture<Void> later(Runnable start) {
        return CompletableFuture.runAsync(start, AT_ONCE);
    }
}
