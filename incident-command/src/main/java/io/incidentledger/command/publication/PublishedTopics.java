package io.incidentledger.command.publication;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublicationDecision.Kind;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Where the record is published to, as it was decided and as it was found.
 *
 * @param last what was decided; null where nothing was yet
 * @param found the ids that the topics have
 * @param cursor everything up to it has been acknowledged
 */
record PublishedTopics(@Nullable PublicationDecision last, Map<Topic, UUID> found, Cursor cursor) {
    /**
     * Compares cluster and topics with what was decided. Creates the topics where nothing was, and
     * none in the place of one that is gone.
     *
     * @param session holds the lock
     * @throws PublicationHaltedException when they differ
     */
    static PublishedTopics of(StoreSession session, Topics topics)
            throws SQLException, InterruptedException {
        Cursor cursor = session.transaction(Cursor::read);
        PublicationDecision last = session.transaction(PublicationDecisions::last).orElse(null);
        session.transaction(
                connection -> {
                    StoreCluster.refuseAnother(connection, last, cursor);
                    return cursor;
                });
        if (last != null) {
            TopicDifferences.refuse(last.ids(), topics.ids());
        }
        return new PublishedTopics(last, topics.ensure(), cursor);
    }

    /** Whether any topic is not the one that was published to. */
    boolean isAnother() {
        return found.keySet().stream().anyMatch(this::isAnother);
    }

    /** Whether it is not the one that was published to; what was never noted is met anew. */
    boolean isAnother(Topic topic) {
        PublishedTopic published = last == null ? null : last.topics().get(topic);
        return published == null || !published.id().equals(found.get(topic));
    }

    /** Up to which position the topics are to have everything again; -1 for nothing. */
    long goal() {
        return last == null ? -1 : last.goal();
    }

    /** Up to which position each topic has all of its own, as far as was noted. */
    Map<Topic, Long> acknowledged() {
        Map<Topic, Long> acknowledged = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            acknowledged.put(
                    topic,
                    last == null ? cursor.position() : last.acknowledged(topic, cursor.position()));
        }
        return acknowledged;
    }

    /**
     * Notes the ids of topics that were met for the first time.
     *
     * @throws PublicationHaltedException when one of them is empty and should not be
     */
    void note(Connection connection, Map<Lane, Tail> tails) throws SQLException {
        if (last != null && last.topics().keySet().containsAll(found.keySet())) {
            return;
        }
        refuseEmptied(connection, tails);
        Map<Topic, PublishedTopic> topics = new HashMap<>();
        acknowledged()
                .forEach(
                        (topic, acknowledged) -> {
                            UUID id = found.get(topic);
                            if (id != null) {
                                topics.put(topic, new PublishedTopic(id, acknowledged));
                            }
                        });
        PublicationDecisions.insert(
                connection,
                new PublicationDecision(
                        last == null ? 0 : last.number() + 1,
                        Kind.FOUND,
                        StoreCluster.id(connection),
                        goal(),
                        null,
                        topics));
    }

    /** An older version published to it and noted no id: at least it must not be another one. */
    private void refuseEmptied(Connection connection, Map<Lane, Tail> tails) throws SQLException {
        Map<Topic, Long> emptied = new EnumMap<>(Topic.class);
        Placements.numbers(connection, cursor.position())
                .forEach((lane, number) -> emptied.merge(lane.topic(), number + 1, Long::sum));
        tails.forEach(
                (lane, tail) -> {
                    if (!tail.records().isEmpty()) {
                        emptied.remove(lane.topic());
                    }
                });
        if (last != null) {
            emptied.keySet().removeAll(last.topics().keySet());
        }
        if (!emptied.isEmpty()) {
            throw TopicDifferences.refused(
                    emptied.entrySet().stream()
                            .map(
                                    it ->
                                            "%s has nothing of the %d events that it had acknowledged"
                                                    .formatted(
                                                            it.getKey().topicName(), it.getValue()))
                            .toList());
        }
    }
}
