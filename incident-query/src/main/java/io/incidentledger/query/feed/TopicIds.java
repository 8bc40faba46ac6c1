package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Which topics the broker has, and their ids. */
final class TopicIds {
    private TopicIds() {}

    /**
     * The ids of those that exist.
     *
     * @throws TopicsDiffer if one has another number of partitions than agreed
     * @throws KafkaException if the broker does not answer
     */
    static Map<Topic, UUID> find(Admin admin) {
        List<String> names = Stream.of(Topic.values()).map(Topic::topicName).toList();
        Map<String, KafkaFuture<TopicDescription>> found =
                admin.describeTopics(names).topicNameValues();
        Map<Topic, UUID> ids = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            KafkaFuture<TopicDescription> description = found.get(topic.topicName());
            if (description != null) {
                describe(topic, description, ids);
            }
        }
        return ids;
    }

    private static void describe(
            Topic topic, KafkaFuture<TopicDescription> future, Map<Topic, UUID> ids) {
        try {
            TopicDescription description = future.get();
            if (description.partitions().size() != topic.partitions()) {
                throw new TopicsDiffer(
                        "%s has %d partitions, not %d"
                                .formatted(
                                        topic.topicName(),
                                        description.partitions().size(),
                                        topic.partitions()));
            }
            Uuid id = description.topicId();
            ids.put(topic, new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw new KafkaException("Cannot ask for " + topic.topicName(), failure.getCause());
            }
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }
}
