package io.incidentledger.command.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How the record is published: the prefix {@code incident.kafka}.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param properties whatever else every Kafka client needs
 * @param source this installation, a URI reference: the source of every CloudEvent
 * @param replication copies of each partition of a topic that has to be created
 * @param minInsync copies that must have a record before it counts
 * @param poll how often to look for what other nodes have committed
 */
@ConfigurationProperties("incident.kafka")
public record PublicationSettings(
        String bootstrapServers,
        @DefaultValue Map<String, String> properties,
        @DefaultValue("urn:incident-ledger") URI source,
        @DefaultValue("3") int replication,
        @DefaultValue("2") int minInsync,
        @DefaultValue("25ms") Duration poll) {}
