package io.incidentledger.command.publication;

import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Whether the topics still are those that were taken over: the producer would go on with another
 * one of the same name and say nothing. Never waits for an answer.
 */
final class TopicWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Admin admin;
    private final Map<String, Topic> topics;
    private final Map<Topic, UUID> published;
    private @Nullable KafkaFuture<Map<String, TopicDescription>> asked;
    private long lastAsked = System.nanoTime();

    /**
     * @param published the ids that they had when they were taken over
     */
    TopicWatch(Map<String, Object> kafka, Map<Topic, UUID> published) {
        this.published = published;
        topics = published.keySet().stream().collect(Collectors.toMap(Topic::topicName, it -> it));
        admin = Admin.create(kafka);
    }

    /**
     * Asks now and then, and looks at what was answered.
     *
     * @throws PublicationHaltedException when one is another
     */
    void look() throws InterruptedException {
        KafkaFuture<Map<String, TopicDescription>> answer = asked;
        if (answer == null && System.nanoTime() - lastAsked > INTERVAL.toNanos()) {
            asked = admin.describeTopics(topics.keySet()).allTopicNames();
            lastAsked = System.nanoTime();
        } else if (answer != null && answer.isDone()) {
            asked = null;
            compare(answer);
        }
    }

    private void compare(KafkaFuture<Map<String, TopicDescription>> answer)
            throws InterruptedException {
        Map<Topic, UUID> found = new EnumMap<>(Topic.class);
        try {
            answer.get().forEach((name, it) -> found.put(topics.get(name), Topics.id(it)));
        } catch (ExecutionException e) {
            // Whatever keeps the broker from answering, or a topic away, ends the sending too.
            LOG.debug("The topics could not be looked at", e);
            return;
        }
        TopicDifferences.refuse(published, found);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
