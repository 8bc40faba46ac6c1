package io.incidentledger.command.publication;

import static java.util.stream.Collectors.toMap;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublicationDecision.Decider;
import io.incidentledger.command.publication.PublicationDecision.Kind;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code publication_decision} and {@code published_topic}: added to, never changed. */
final class PublicationDecisions {
    private static final String LAST =
            """
            SELECT decision, kind, cluster, goal, issuer, subject, reason, decided_at
              FROM publication_decision ORDER BY decision DESC LIMIT 1
            """;
    private static final String TOPICS =
            "SELECT topic, topic_id, acknowledged FROM published_topic WHERE decision = ?";
    private static final String INSERT =
            """
            INSERT INTO publication_decision (decision, kind, cluster, goal, issuer, subject, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String INSERT_TOPIC =
            """
            INSERT INTO published_topic (decision, topic, topic_id, acknowledged)
            VALUES (?, ?, ?, ?)
            """;
    private static final Map<String, Topic> BY_NAME =
            Arrays.stream(Topic.values()).collect(toMap(Topic::topicName, topic -> topic));

    private PublicationDecisions() {}

    /** The number of the last one; -1 before the first. */
    static long lastNumber(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT coalesce(max(decision), -1) FROM publication_decision")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The one that counts; empty where nothing was ever published. */
    static Optional<PublicationDecision> last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAST)) {
            if (!row.next()) {
                return Optional.empty();
            }
            long number = row.getLong(1);
            return Optional.of(
                    new PublicationDecision(
                            number,
                            Kind.valueOf(row.getString(2)),
                            row.getLong(3),
                            row.getLong(4),
                            decider(row),
                            topics(connection, number)));
        }
    }

    private static @Nullable Decider decider(ResultSet row) throws SQLException {
        String reason = row.getString(7);
        return reason == null
                ? null
                : new Decider(
                        row.getString(5),
                        row.getString(6),
                        reason,
                        row.getObject(8, OffsetDateTime.class).toInstant());
    }

    private static Map<Topic, PublishedTopic> topics(Connection connection, long number)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TOPICS)) {
            statement.setLong(1, number);
            try (ResultSet row = statement.executeQuery()) {
                Map<Topic, PublishedTopic> topics = new HashMap<>();
                while (row.next()) {
                    Topic topic = BY_NAME.get(row.getString(1));
                    // One that a later version has brought, and an earlier one knows nothing of.
                    if (topic != null) {
                        topics.put(
                                topic,
                                new PublishedTopic(row.getObject(2, UUID.class), row.getLong(3)));
                    }
                }
                return topics;
            }
        }
    }

    static void insert(Connection connection, PublicationDecision decision) throws SQLException {
        Decider by = decision.by();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, decision.number());
            statement.setString(2, decision.kind().name());
            statement.setLong(3, decision.cluster());
            statement.setLong(4, decision.goal());
            statement.setString(5, by == null ? null : by.issuer());
            statement.setString(6, by == null ? null : by.subject());
            statement.setString(7, by == null ? null : by.reason());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT_TOPIC)) {
            for (Map.Entry<Topic, PublishedTopic> topic : decision.topics().entrySet()) {
                statement.setLong(1, decision.number());
                statement.setString(2, topic.getKey().topicName());
                statement.setObject(3, topic.getValue().id());
                statement.setLong(4, topic.getValue().acknowledged());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
