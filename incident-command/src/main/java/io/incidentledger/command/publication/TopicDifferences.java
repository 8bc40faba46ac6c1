package io.incidentledger.command.publication;

import io.incidentledger.api.stream.Topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whether topics are those that were published to, by the ids that the broker gave them. */
final class TopicDifferences {
    private TopicDifferences() {}

    /**
     * Compares topics with those that were published to.
     *
     * @throws PublicationHaltedException when one is another, or is gone
     */
    static void refuse(Map<Topic, UUID> published, Map<Topic, UUID> found) {
        List<String> differences = of(published, found);
        if (!differences.isEmpty()) {
            throw refused(differences);
        }
    }

    /** Which topics are not those that were published to, as sentences. */
    static List<String> of(Map<Topic, UUID> published, Map<Topic, UUID> found) {
        List<String> differences = new ArrayList<>();
        published.forEach(
                (topic, before) -> {
                    UUID id = found.get(topic);
                    if (id == null) {
                        differences.add(
                                "%s is gone; it had the id %s"
                                        .formatted(topic.topicName(), before));
                    } else if (!id.equals(before)) {
                        differences.add(
                                "%s has the id %s, and what was published went to the one with %s"
                                        .formatted(topic.topicName(), id, before));
                    }
                });
        return differences;
    }

    static PublicationHaltedException refused(List<String> differences) {
        return new PublicationHaltedException(
                String.join("; ", differences)
                        + ". Is this the right Kafka? If it is, and the topics were created anew:"
                        + " ./incident republish --reason \"...\" fills them from the store");
    }
}
