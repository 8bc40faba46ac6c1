package io.incidentledger.command.publication;

import static java.util.Objects.requireNonNull;

import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
     * @return the ids of those that the record goes to
     * @throws PublicationHaltedException when one differs; the message names each difference
     * @throws KafkaException when the broker does not answer
     */
    public Map<Topic, UUID> ensure() throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            Map<Topic, UUID> ids = ids(admin);
            Set<String> existing = admin.listTopics().names().get();
            List<String> differences = new ArrayList<>();
            for (Wanted topic : Wanted.ALL) {
                if (existing.contains(topic.name())) {
                    differences.addAll(differences(admin, topic));
                } else {
                    UUID id = create(admin, topic);
                    topic.ours().ifPresent(it -> ids.put(it, id));
                }
            }
            if (!differences.isEmpty()) {
                throw new PublicationHaltedException(String.join("; ", differences));
            }
            return ids;
        } catch (ExecutionException e) {
            throw new KafkaException("The topics could not be read or created", e.getCause());
        }
    }

    /**
     * The ids of those that exist.
     *
     * @throws KafkaException when the broker does not answer
     */
    public Map<Topic, UUID> ids() throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            return ids(admin);
        } catch (ExecutionException e) {
            throw new KafkaException("The ids of the topics could not be read", e.getCause());
        }
    }

    private static Map<Topic, UUID> ids(Admin admin)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        Map<Topic, UUID> ids = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            if (existing.contains(topic.topicName())) {
                ids.put(topic, id(describe(admin, topic.topicName())));
            }
        }
        return ids;
    }

    private static TopicDescription describe(Admin admin, String name)
            throws ExecutionException, InterruptedException {
        return requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name))
                .get();
    }

    static UUID id(TopicDescription topic) {
        return id(topic.topicId());
    }

    private static UUID id(Uuid id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /**
     * A topic as it must be.
     *
     * @param ours which of those that the record goes to; empty for one that is derived
     */
    private record Wanted(String name, int partitions, boolean compacted, Optional<Topic> ours) {
        static final List<Wanted> ALL =
                Stream.concat(
                                Stream.of(Topic.values()).map(Wanted::of),
                                Stream.of(DerivedTopic.values()).map(Wanted::of))
                        .toList();

        private static Wanted of(Topic topic) {
            return new Wanted(
                    topic.topicName(), topic.partitions(), topic.compacted(), Optional.of(topic));
        }

        private static Wanted of(DerivedTopic topic) {
            return new Wanted(topic.topicName(), DerivedTopic.PARTITIONS, true, Optional.empty());
        }
    }

    private UUID create(Admin admin, Wanted topic) throws ExecutionException, InterruptedException {
        NewTopic wanted =
                new NewTopic(topic.name(), topic.partitions(), (short) replication)
                        .configs(TopicSettings.of(topic.compacted(), minInsync));
        try {
            Uuid id = admin.createTopics(List.of(wanted)).topicId(topic.name()).get();
            LOG.info("Created the topic {}", topic.name());
            return id(id);
        } catch (ExecutionException e) {
            // Another node was faster: one that runs the same code.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            return id(describe(admin, topic.name()));
        }
    }

    private List<String> differences(Admin admin, Wanted topic)
            throws ExecutionException, InterruptedException {
        String name = topic.name();
        List<String> differences = new ArrayList<>();
        int partitions = describe(admin, name).partitions().size();
        if (partitions != topic.partitions()) {
            differences.add(
                    "%s has %d partitions, not %d".formatted(name, partitions, topic.partitions()));
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config =
                requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource))
                        .get();
        TopicSettings.of(topic.compacted(), minInsync)
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
}
