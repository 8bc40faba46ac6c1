package io.incidentledger.query.feed;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
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
    private static final int ADMIN_MILLIS = 5_000;

    private static final int BULK_RECORDS = 10_000;
    private static final int BULK_BYTES = 16 << 20;

    private final Map<String, Object> connection;

    FeedClients(Map<String, Object> connection) {
        this.connection = Map.copyOf(connection);
    }

    /** Gives up soon: whoever asks has other things to do, and asks again. */
    Admin admin() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_MILLIS);
        return Admin.create(settings);
    }

    /**
     * One of the processes that share the partitions. The group only says who reads what: offsets
     * are ours to keep, and a lost one is an error, not a jump.
     */
    Consumer<byte[], byte[]> consumer(FeedGroup group) {
        Map<String, Object> settings = settings(MAX_RECORDS, MAX_BYTES);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group.id());
        if (group.node() != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group.node());
        }
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        return consumer(settings);
    }

    /** One that reads by itself, much at once. */
    Consumer<byte[], byte[]> bulkConsumer() {
        return consumer(settings(BULK_RECORDS, BULK_BYTES));
    }

    private Map<String, Object> settings(int records, int bytes) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, bytes);
        return settings;
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
