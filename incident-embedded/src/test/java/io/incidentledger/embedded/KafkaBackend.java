package io.incidentledger.embedded;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Kafka broker for tests. It makes no topic by accident.
 *
 * @param bootstrapServers host and port for clients
 */
public record KafkaBackend(String bootstrapServers) {

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final short ALONE = 1;

    /** The name of an empty topic that no other test has. */
    public String freshTopic(int partitions) {
        String name = freshTopicName();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, ALONE))).all().get();
            return name;
        } catch (ExecutionException e) {
            throw new EmbeddedFailure("Cannot make the topic " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while making the topic " + name, e);
        }
    }

    /** For code that makes its topics itself. */
    public String freshTopicName() {
        return "test-" + TOPICS.incrementAndGet();
    }
}
