package io.incidentledger.wire.connection;

import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.util.Map;

/**
 * How the brokers are reached: the prefix {@code incident.kafka}.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param sslBundle the name of an SSL bundle ({@code spring.ssl.bundle.…}); without one there is no
 *     TLS
 * @param username who this application is to the brokers, by SASL; without one it is nobody
 * @param password that user's
 * @param saslMechanism how the password is proved, a name of Kafka's
 * @param properties whatever else every Kafka client needs, under Kafka's own names
 */
@Validated
@ConfigurationProperties("incident.kafka")
public record KafkaSettings(
        @NotBlank String bootstrapServers,
        @Nullable String sslBundle,
        @Nullable String username,
        @DefaultValue("") String password,
        @DefaultValue("SCRAM-SHA-512") @NotBlank String saslMechanism,
        @DefaultValue Map<String, String> properties) {
    /** Copies the properties. */
    public KafkaSettings {
        properties = Map.copyOf(properties);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=%s]".formatted(bootstrapServers);
    }
}
