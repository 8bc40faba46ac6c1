package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.feed.FeedPosition.Slot;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where each partition stands, in the database of the projections. */
final class FeedPositionRepository {
    private static final Map<String, Topic> TOPICS =
            Stream.of(Topic.values())
                    .collect(Collectors.toMap(Topic::topicName, Function.identity()));

    private final JdbcOperations jdbc;

    FeedPositionRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The positions of all partitions; those met for the first time stand at the start.
     *
     * @throws TopicsDiffer if a topic has another id than the one read so far
     */
    Map<Slot, FeedPosition> open(Map<Topic, UUID> topicIds) {
        topicIds.forEach(this::insertMissing);
        Map<Slot, FeedPosition> positions = new TreeMap<>();
        for (FeedPosition position : all()) {
            UUID id = Objects.requireNonNull(topicIds.get(position.slot().topic()));
            if (!id.equals(position.topicId())) {
                throw new TopicsDiffer(
                        "%s has the id %s; these tables were filled from %s. Drop them to fill them anew."
                                .formatted(position.slot(), id, position.topicId()));
            }
            positions.put(position.slot(), position);
        }
        return positions;
    }

    private void insertMissing(Topic topic, UUID id) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
            jdbc.update(
                    """
                    INSERT INTO feed_position (topic, partition, topic_id, next_offset, next_number)
                    VALUES (?, ?, ?, 0, 0) ON CONFLICT DO NOTHING
                    """,
                    topic.topicName(),
                    partition,
                    id);
        }
    }

    private List<FeedPosition> all() {
        return jdbc.query(
                "SELECT * FROM feed_position",
                (row, _) ->
                        new FeedPosition(
                                new Slot(
                                        Objects.requireNonNull(TOPICS.get(row.getString("topic"))),
                                        row.getInt("partition")),
                                Objects.requireNonNull(row.getObject("topic_id", UUID.class)),
                                row.getLong("next_offset"),
                                row.getObject("leader_epoch", Integer.class),
                                row.getLong("next_number")));
    }

    /**
     * Moves positions, in order of their keys.
     *
     * @throws PositionTaken if one of them does not stand where it is expected
     */
    void move(Map<FeedPosition, FeedPosition> beforeAndAfter) {
        beforeAndAfter.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.slot().compareTo(b.slot())))
                .forEach(move -> move(move.getKey(), move.getValue()));
    }

    private void move(FeedPosition before, FeedPosition after) {
        @Nullable Integer epoch = after.leaderEpoch();
        int moved =
                jdbc.update(
                        """
                        UPDATE feed_position SET next_offset = ?, leader_epoch = ?, next_number = ?
                        WHERE topic = ? AND partition = ? AND topic_id = ?
                          AND next_offset = ? AND next_number = ?
                        """,
                        after.nextOffset(),
                        epoch,
                        after.nextNumber(),
                        before.slot().topic().topicName(),
                        before.slot().partition(),
                        before.topicId(),
                        before.nextOffset(),
                        before.nextNumber());
        if (moved != 1) {
            throw new PositionTaken(
                    "%s no longer stands at offset %d: another process applies it"
                            .formatted(before.slot(), before.nextOffset()));
        }
    }
}
