package io.incidentledger.command.publication;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What a publisher has to be told.
 *
 * @param store the event store's primary
 * @param kafka what every Kafka client needs: {@code bootstrap.servers}, and security if any
 * @param source this installation, a URI reference: the {@code source} of every event
 * @param replication copies of each partition, for topics that have to be created; at least 1
 * @param minInsync copies that must have a record before it is acknowledged; 1 to {@code
 *     replication}
 * @param poll how often to look for events of other nodes; 20 to 25 ms
 */
public record PublisherSettings(
        StoreAddress store,
        Map<String, Object> kafka,
        URI source,
        int replication,
        int minInsync,
        Duration poll) {
    /** Checks the ranges. */
    public PublisherSettings {
        kafka = Map.copyOf(kafka);
        if (replication < 1 || minInsync < 1 || minInsync > replication) {
            throw new IllegalArgumentException(
                    "minInsync %d must be 1 to replication %d".formatted(minInsync, replication));
        }
        if (poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("poll must be positive");
        }
    }

    /** The topics, as they have to be. */
    Topics topics() {
        return new Topics(kafka, replication, minInsync);
    }

    /** Without security settings. */
    @Override
    public String toString() {
        return "PublisherSettings[store=%s, source=%s]".formatted(store, source);
    }
}
