package io.incidentledger.apart;

import com.nimbusds.jose.jwk.JWKSet;

import io.incidentledger.embedded.Database;
import io.incidentledger.embedded.Role;
import io.incidentledger.embedded.SecuredBroker;
import io.incidentledger.embedded.SecuredPostgreSql;
import io.incidentledger.embedded.ServerCertificate;
import io.incidentledger.standalone.key.InstallationKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Servers that let nobody in without TLS and a password, and how the two sides reach them. */
final class Servers implements AutoCloseable {
    private static final String BROKER_USER = "incident-ledger";
    private static final String BROKER_PASSWORD = "a \"quoted\" \\ password";

    private final ServerCertificate certificate;
    private final Path keys;
    private final SecuredBroker broker;

    /** Holds both databases. Not as in production, but as far as TLS goes it is the same. */
    private final SecuredPostgreSql postgreSql;

    private final Database store;
    private final Database projections;

    private Servers(
            ServerCertificate certificate,
            Path keys,
            SecuredBroker broker,
            SecuredPostgreSql postgreSql) {
        this.certificate = certificate;
        this.keys = keys;
        this.broker = broker;
        this.postgreSql = postgreSql;
        store = database("store");
        projections = database("projections");
    }

    static Servers start(Path folder) throws IOException {
        ServerCertificate certificate = ServerCertificate.in(folder);
        Path keys =
                Files.writeString(
                        folder.resolve("issuer-keys.json"),
                        new JWKSet(InstallationKey.in(folder).publicKey()).toString());
        SecuredBroker broker = SecuredBroker.start(folder.resolve("kafka"), certificate);
        broker.register(BROKER_USER, BROKER_PASSWORD);
        return new Servers(certificate, keys, broker, SecuredPostgreSql.start(certificate));
    }

    private Database database(String name) {
        return postgreSql
                .server()
                .createDatabase(
                        name,
                        new Role(name + "_owner", "owner's own"),
                        new Role(name + "_application", "application's own"));
    }

    Map<String, String> forCommands() {
        Map<String, String> settings = common();
        settings.put("incident.store.jdbc-url", store.jdbcUrl());
        settings.put("incident.store.username", store.application().name());
        settings.put("incident.store.password", store.application().password());
        settings.put("incident.store.owner-username", store.owner().name());
        settings.put("incident.store.owner-password", store.owner().password());
        settings.put("incident.store.ssl-bundle", "servers");
        settings.put("incident.publication.replication", "1");
        settings.put("incident.publication.min-insync", "1");
        return settings;
    }

    Map<String, String> forQueries() {
        Map<String, String> settings = common();
        settings.put("incident.projections.jdbc-url", projections.jdbcUrl());
        settings.put("incident.projections.username", projections.owner().name());
        settings.put("incident.projections.password", projections.owner().password());
        settings.put("incident.projections.ssl-bundle", "servers");
        return settings;
    }

    private Map<String, String> common() {
        return new HashMap<>(
                Map.of(
                        "spring.ssl.bundle.pem.servers.truststore.certificate",
                        certificate.certificate().toUri().toString(),
                        "incident.kafka.bootstrap-servers",
                        broker.bootstrapServers(),
                        "incident.kafka.ssl-bundle",
                        "servers",
                        "incident.kafka.username",
                        BROKER_USER,
                        "incident.kafka.password",
                        BROKER_PASSWORD,
                        "incident.security.issuer",
                        InstallationKey.ISSUER,
                        "incident.security.keys",
                        keys.toUri().toString()));
    }

    SecuredPostgreSql postgreSql() {
        return postgreSql;
    }

    SecuredBroker broker() {
        return broker;
    }

    @Override
    public void close() {
        postgreSql.close();
        broker.close();
    }
}
