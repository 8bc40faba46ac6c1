package io.incidentledger.command.publication;

import static java.util.Objects.requireNonNull;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublicationDecision.Decider;
import io.incidentledger.wire.actor.Actor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Says that topics with other ids are right all the same, so that publication fills them from the
 * store: the same positions, numbers and partitions. It sends nothing itself; whoever holds the
 * office does, and goes on after any crash.
 */
public final class Republication {
    private static final Logger LOG = LoggerFactory.getLogger(Republication.class);

    private final PublisherSettings settings;
    private final HeldRecords held;
    private final Publisher publisher;

    /**
     * @param settings those of the publisher
     * @param mapper of what is stored
     * @param publisher is told to look again
     */
    public Republication(PublisherSettings settings, JsonMapper mapper, Publisher publisher) {
        this.settings = settings;
        this.held = new HeldRecords(settings, mapper);
        this.publisher = publisher;
    }

    /**
     * Decides, unless there is nothing to decide: somebody publishes, or the topics are those that
     * were published to.
     *
     * @param reason in their words
     * @throws PublicationHaltedException if a topic holds what the store did not give it, or the
     *     store itself has to be adopted first; nothing is decided then
     */
    public void decide(Actor who, String reason) throws SQLException, InterruptedException {
        try (StoreSession session = StoreSession.open(settings.store())) {
            if (session.lock()) {
                decide(session, Decider.of(who, reason));
            }
        }
        publisher.lookAgain();
    }

    private void decide(StoreSession session, Decider by)
            throws SQLException, InterruptedException {
        Cursor cursor = session.transaction(Cursor::read);
        PublicationDecision last = session.transaction(PublicationDecisions::last).orElse(null);
        session.transaction(
                connection -> {
                    StoreCluster.refuseAnother(connection, last, cursor);
                    return cursor;
                });
        PublishedTopics published = new PublishedTopics(last, settings.topics().ensure(), cursor);
        Map<Topic, Long> acknowledged = new EnumMap<>(published.acknowledged());
        for (Topic topic : Topic.values()) {
            if (published.isAnother(topic)) {
                long goal = requireNonNull(acknowledged.get(topic));
                acknowledged.put(topic, Math.min(goal, held.upTo(session, topic, goal)));
            }
        }
        Map<Lane, Tail> tails = TopicTails.read(settings.kafka(), acknowledged);
        session.transaction(
                connection -> {
                    // What would halt it again is refused here and now.
                    TakeOver.of(connection, tails, acknowledged);
                    if (published.isAnother()) {
                        write(connection, published, acknowledged, by);
                    }
                    return cursor;
                });
    }

    private static void write(
            Connection connection,
            PublishedTopics published,
            Map<Topic, Long> acknowledged,
            Decider by)
            throws SQLException {
        PublicationDecision last = published.last();
        long cursor = published.cursor().position();
        long goal = Math.max(cursor, published.goal());
        Map<Topic, PublishedTopic> topics = new HashMap<>();
        acknowledged.forEach(
                (topic, position) ->
                        topics.put(
                                topic,
                                new PublishedTopic(
                                        requireNonNull(published.found().get(topic)), position)));
        PublicationDecisions.insert(
                connection,
                new PublicationDecision(
                        last == null ? 0 : last.number() + 1,
                        PublicationDecision.Kind.REPUBLICATION,
                        StoreCluster.id(connection),
                        goal,
                        by,
                        topics));
        Cursor now = Cursor.read(connection);
        long from = acknowledged.values().stream().mapToLong(it -> it).min().orElse(cursor);
        Cursor.write(connection, Math.min(cursor, from), now.scanFrom(), now.recordedUntil());
        LOG.warn(
                "{} decided that these topics are right: {}. Filling them from position {} to {}:"
                        + " {}",
                by.subject(),
                topics,
                from + 1,
                goal,
                by.reason());
    }

    /** Where it stands. */
    public RepublicationReport report() throws SQLException, InterruptedException {
        Map<Topic, UUID> found = settings.topics().ids();
        try (StoreSession session = StoreSession.open(settings.store())) {
            return session.transaction(
                    connection ->
                            RepublicationReport.of(
                                    PublicationDecisions.last(connection).orElse(null),
                                    found,
                                    Cursor.read(connection).position()));
        }
    }
}
