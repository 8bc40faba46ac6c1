package io.incidentledger.query.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.HashMap;
import java.util.Map;

/**
 * The broker.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param properties what its security needs, under the names of Kafka's clients
 */
@ConfigurationProperties("incident.kafka")
public record FeedSettings(String bootstrapServers, @DefaultValue Map<String, String> properties) {
    /** Copies the properties. */
    public FeedSettings {
        properties = Map.copyOf(properties);
    }

    /** As Kafka's clients take it. */
    public Map<String, Object> clients() {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "FeedSettings[bootstrapServers=%s]".formatted(bootstrapServers);
    }
}
