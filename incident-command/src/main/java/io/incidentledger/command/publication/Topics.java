package io.incidentledger.command.publication;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;

import static java.util.Objects.requireNonNull;

import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Creates the topics with exactly the settings that the record needs, and refuses any others. */
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final Map<String, Object> kafka;
    private final int replication;
    private final int minInsync;

    /**
     * @param kafka what every Kafka client needs
     * @param replication copies of each partition of a new topic
     * @param minInsync copies that must have a record before it is acknowledged
     */
    public Topics(Map<String, Object> kafka, int replication, int minInsync) {
        this.kafka = kafka;
        this.replication = replication;
        this.minInsync = minInsync;
    }

    /**
     * Creates what is missing and compares what exists with what it must be.
     *
     * @throws PublicationHaltedException when one differs; the message names each difference
     * @throws KafkaException when the broker does not answer
     */
    public void ensure() throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            Set<String> existing = admin.listTopics().names().get();
            List<String> differences = new ArrayList<>();
            for (Wanted topic : Wanted.ALL) {
                if (existing.contains(topic.name())) {
                    differences.addAll(differences(admin, topic));
                } else {
                    create(admin, topic);
                }
            }
            if (!differences.isEmpty()) {
                throw new PublicationHaltedException(String.join("; ", differences));
            }
        } catch (ExecutionException e) {
            throw new KafkaException("The topics could not be read or created", e.getCause());
        }
    }

    /** A topic as it must be. */
    private record Wanted(String name, int partitions, boolean compacted) {
        static final List<Wanted> ALL =
                Stream.concat(
                                Stream.of(Topic.values())
                                        .map(
                                                topic ->
                                                        new Wanted(
                                                                topic.topicName(),
                                                                topic.partitions(),
                                                                topic.compacted())),
                                Stream.of(DerivedTopic.values())
                                        .map(
                                                topic ->
                                                        new Wanted(
                                                                topic.topicName(),
                                                                DerivedTopic.PARTITIONS,
                                                                true)))
                        .toList();
    }

    private void create(Admin admin, Wanted topic) throws ExecutionException, InterruptedException {
        NewTopic wanted =
                new NewTopic(topic.name(), topic.partitions(), (short) replication)
                        .configs(settings(topic));
        try {
            admin.createTopics(List.of(wanted)).all().get();
            LOG.info("Created the topic {}", topic.name());
        } catch (ExecutionException e) {
            // Another node was faster: one that runs the same code.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private List<String> differences(Admin admin, Wanted topic)
            throws ExecutionException, InterruptedException {
        String name = topic.name();
        List<String> differences = new ArrayList<>();
        int partitions =
                requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name))
                        .get()
                        .partitions()
                        .size();
        if (partitions != topic.partitions()) {
            differences.add(
                    "%s has %d partitions, not %d".formatted(name, partitions, topic.partitions()));
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config =
                requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource))
                        .get();
        settings(topic)
                .forEach(
                        (setting, wanted) -> {
                            ConfigEntry entry = config.get(setting);
                            if (entry == null || !wanted.equals(entry.value())) {
                                differences.add(
                                        "%s has %s=%s, not %s"
                                                .formatted(
                                                        name,
                                                        setting,
                                                        entry == null ? "nothing" : entry.value(),
                                                        wanted));
                            }
                        });
        return differences;
    }

    private Map<String, String> settings(Wanted topic) {
        Map<String, String> settings = new TreeMap<>();
        // The producer's clock may be too far ahead for Kafka, which then refuses the record.
        settings.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        settings.put(MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsync));
        settings.put(UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        if (topic.compacted()) {
            settings.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
        } else {
            settings.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE);
            settings.put(RETENTION_MS_CONFIG, "-1");
            settings.put(RETENTION_BYTES_CONFIG, "-1");
        }
        return settings;
    }
}
