package io.incidentledger.embedded;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.utils.Time;

import java.net.BindException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Kafka broker that is its own controller, in this JVM, on loopback.
 *
 * <p>What it has acknowledged survives the end of the JVM, {@code kill -9} too. It does not survive
 * a power failure for certain: a single broker leaves writing to the operating system, as Kafka
 * does everywhere. Topics are never made by accident, and records and offsets are kept until a
 * topic says otherwise. The broker is loud at level INFO: keep {@code kafka}, {@code
 * org.apache.kafka} and {@code state.change.logger} at WARN.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int ANY_PORT = 0;

    /** Between choosing a free port and listening on it, somebody else can take it. */
    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final int port;
    private final Runnable afterwards;
    private boolean stopped;

    private EmbeddedKafka(KafkaRaftServer server, int port, Runnable afterwards) {
        this.server = server;
        this.port = port;
        this.afterwards = afterwards;
    }

    /**
     * Starts the broker of this folder, and formats the folder at the first start.
     *
     * @param folder for one broker at a time
     * @param port 1 to 65535, or 0 for one that is free
     * @throws EmbeddedFailure when the port is taken, or the broker cannot start
     */
    public static EmbeddedKafka start(Path folder, int port) {
        return start(folder, port, port, () -> {});
    }

    /**
     * The same behind a line that somebody else keeps: whoever asks the broker where it is, is sent
     * to the other port, also by itself.
     *
     * @param port 1 to 65535
     * @param advertisedPort 1 to 65535
     */
    public static EmbeddedKafka startBehind(Path folder, int port, int advertisedPort) {
        return start(folder, port, advertisedPort, () -> {});
    }

    /** Starts in a temporary folder that is removed at {@link #close} and at the end of the JVM. */
    public static EmbeddedKafka ephemeral() {
        Ephemeral.removeOrphans();
        DataFolder data = Ephemeral.create();
        EmbeddedKafka kafka = start(data.folder, ANY_PORT, ANY_PORT, () -> Ephemeral.remove(data));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "embedded-kafka-stop"));
        return kafka;
    }

    private static EmbeddedKafka start(
            Path folder, int port, int advertisedPort, Runnable afterwards) {
        if (port != ANY_PORT && !Ports.isFree(port)) {
            throw new EmbeddedFailure("Port " + port + " is taken");
        }
        KafkaExits.divert();
        for (int attempt = 1; ; attempt++) {
            int clientPort = port == ANY_PORT ? Ports.free() : port;
            try {
                int told = advertisedPort == ANY_PORT ? clientPort : advertisedPort;
                return startOn(folder, clientPort, told, afterwards);
            } catch (Exception e) { // Scala throws checked ones without saying so.
                if (attempt == ATTEMPTS || !causedByTakenPort(e)) {
                    afterwards.run();
                    throw new EmbeddedFailure("Kafka does not start in " + folder, e);
                }
            }
        }
    }

    private static EmbeddedKafka startOn(
            Path folder, int port, int advertisedPort, Runnable afterwards) {
        var settings = BrokerSettings.of(folder, port, advertisedPort, Ports.free());
        BrokerStorage.format(settings, folder);
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        boolean started = false;
        try {
            server.startup();
            started = true;
            return new EmbeddedKafka(server, port, afterwards);
        } finally {
            if (!started) {
                server.shutdown();
                server.awaitShutdown();
            }
        }
    }

    /** The loopback address and port for clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** 1 to 65535. */
    public int port() {
        return port;
    }

    /** Why Kafka wanted to end this JVM, if it did: from then on the broker must not be trusted. */
    public Optional<String> fault() {
        return KafkaExits.first();
    }

    /**
     * Lets the broker leave in order and waits for its end. Again and again is fine.
     *
     * <p>At the end of the JVM nobody does it for a broker with a folder of its own: a hook would
     * take it away from clients that are still finishing. A JVM that ends without it is as safe as
     * one that is killed, and starts as slowly.
     */
    @Override
    public synchronized void close() {
        if (!stopped) {
            server.shutdown();
            server.awaitShutdown();
            stopped = true;
            afterwards.run();
        }
    }

    private static boolean causedByTakenPort(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
