package io.incidentledger.embedded;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.utils.Time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * A broker that lets nobody in without TLS and a password (SCRAM), but for a door of its own for
 * whoever manages it.
 */
public final class SecuredBroker implements AutoCloseable {
    private static final String MECHANISM = "SCRAM-SHA-512";

    private final KafkaRaftServer server;
    private final int port;
    private final int managedAt;

    private SecuredBroker(KafkaRaftServer server, int port, int managedAt) {
        this.server = server;
        this.port = port;
        this.managedAt = managedAt;
    }

    /** Starts one that shows this certificate. */
    public static SecuredBroker start(Path folder, ServerCertificate certificate) {
        int managedAt = Ports.free();
        int port = Ports.free();
        Map<String, String> settings =
                new TreeMap<>(BrokerSettings.of(folder, managedAt, managedAt, Ports.free()));
        settings.merge("listeners", ",SECURE://127.0.0.1:" + port, String::concat);
        settings.merge("advertised.listeners", ",SECURE://127.0.0.1:" + port, String::concat);
        settings.merge("listener.security.protocol.map", ",SECURE:SASL_SSL", String::concat);
        settings.put("listener.name.secure.ssl.keystore.type", "PEM");
        settings.put("listener.name.secure.ssl.keystore.location", both(folder, certificate));
        settings.put("listener.name.secure.sasl.enabled.mechanisms", MECHANISM);
        settings.put(
                "listener.name.secure.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        BrokerStorage.format(settings, folder);
        KafkaExits.divert();
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new SecuredBroker(server, port, managedAt);
    }

    /** Kafka wants key and certificate in one file. */
    private static String both(Path folder, ServerCertificate certificate) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(
                            folder.resolve("keystore.pem"),
                            Files.readString(certificate.key())
                                    + Files.readString(certificate.certificate()))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets somebody in. */
    public void register(String user, String password) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + managedAt))) {
            admin.alterUserScramCredentials(
                            List.of(
                                    new UserScramCredentialUpsertion(
                                            user,
                                            new ScramCredentialInfo(
                                                    ScramMechanism.SCRAM_SHA_512, 4096),
                                            password)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The broker takes no user", e);
        }
    }

    /** The secured address. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The door of whoever manages it. */
    public String managementServers() {
        return "127.0.0.1:" + managedAt;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
