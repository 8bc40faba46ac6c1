package io.incidentledger.wire.connection;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.springframework.boot.kafka.autoconfigure.SslBundleSslEngineFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

import java.util.HashMap;
import java.util.Map;

/** What every Kafka client of this process is given. */
public final class KafkaConnection {
    private final Map<String, Object> properties;

    /**
     * @param bundles where the settings' bundle is
     * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is none of that name
     */
    public KafkaConnection(KafkaSettings settings, SslBundles bundles) {
        Map<String, Object> all = new HashMap<>(settings.properties());
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        String bundle = settings.sslBundle();
        if (bundle != null) {
            all.put(
                    SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG,
                    SslBundleSslEngineFactory.class.getName());
            all.put(SslBundle.class.getName(), bundles.getBundle(bundle));
        }
        String username = settings.username();
        if (username != null) {
            all.put(SaslConfigs.SASL_MECHANISM, settings.saslMechanism());
            all.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    login(settings.saslMechanism(), username, settings.password()));
        }
        all.putIfAbsent(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                protocol(bundle != null, username != null).name);
        properties = Map.copyOf(all);
    }

    /** Under the names of Kafka's clients; holds secrets. */
    public Map<String, Object> properties() {
        return properties;
    }

    private static SecurityProtocol protocol(boolean tls, boolean sasl) {
        if (sasl) {
            return tls ? SecurityProtocol.SASL_SSL : SecurityProtocol.SASL_PLAINTEXT;
        }
        return tls ? SecurityProtocol.SSL : SecurityProtocol.PLAINTEXT;
    }

    private static String login(String mechanism, String username, String password) {
        String module =
                mechanism.equals("PLAIN")
                        ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                        : "org.apache.kafka.common.security.scram.ScramLoginModule";
        return "%s required username=\"%s\" password=\"%s\";"
                .formatted(module, escaped(username), escaped(password));
    }

    /** As a string of JAAS. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
