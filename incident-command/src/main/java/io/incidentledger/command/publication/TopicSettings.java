package io.incidentledger.command.publication;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;

import java.util.Map;
import java.util.TreeMap;

/** What the record needs of its topics. */
final class TopicSettings {
    private TopicSettings() {}

    /**
     * Of one topic.
     *
     * @param compacted whether only the last record of a key is kept
     * @param minInsync copies that must have a record before it is acknowledged
     */
    static Map<String, String> of(boolean compacted, int minInsync) {
        Map<String, String> settings = new TreeMap<>();
        // The producer's clock may be too far ahead for Kafka, which then refuses the record.
        settings.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        settings.put(MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsync));
        settings.put(UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        if (compacted) {
            settings.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
        } else {
            settings.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
            settings.put(RETENTION_MS_CONFIG, "-1");
            settings.put(RETENTION_BYTES_CONFIG, "-1");
        }
        return settings;
    }
}
