package io.incidentledger.query.feed;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.util.HashMap;
import java.util.Map;

/** The clients of the broker, with the settings that the feed's promises rest on. */
final class FeedClients {
    private static final int MAX_RECORDS = 5_000;
    private static final int MAX_BYTES = 4 << 20;

    /**
     * The least that a broker grants without being told otherwise: so soon a dead one is missed.
     */
    private static final int SESSION_MILLIS = 6_000;

    private static final int HEARTBEAT_MILLIS = 1_500;

    private final Map<String, Object> connection;
    private final FeedGroup group;

    FeedClients(Map<String, Object> connection, FeedGroup group) {
        this.connection = Map.copyOf(connection);
        this.group = group;
    }

    Admin admin() {
        return Admin.create(connection);
    }

    /**
     * One of the processes that share the partitions. The group only says who reads what: offsets
     * are ours to keep, and a lost one is an error, not a jump.
     */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group.id());
        if (group.node() != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group.node());
        }
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_BYTES);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
