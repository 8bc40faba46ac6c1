package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.feed.FeedPosition.Slot;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where each partition stands, in the database of the projections. */
final class FeedPositionRepository {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPositionRepository.class);

    private static final String MOVE =
            """
            UPDATE feed_position
               SET topic_id = ?, next_offset = ?, leader_epoch = ?, next_number = ?
             WHERE topic = ? AND partition = ? AND topic_id = ?
               AND next_offset = ? AND next_number = ? AND generation = ?
            """;

    private final JdbcOperations jdbc;

    FeedPositionRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes sure that there is a position for each partition. In front of a topic that was made
     * anew all of it is read again: what was applied is known by its numbers, and compared.
     */
    void open(Map<Topic, UUID> topicIds) {
        topicIds.forEach(this::insertMissing);
        for (FeedPosition position : all()) {
            UUID id = Objects.requireNonNull(topicIds.get(position.slot().topic()));
            if (!id.equals(position.topicId())) {
                LOG.error(
                        "{} has the id {} and not {}: it was made anew, and is read again from its"
                                + " start",
                        position.slot(),
                        id,
                        position.topicId());
                move(Map.of(position, position.anew(id)));
            }
        }
    }

    /** The positions of some partitions. */
    List<FeedPosition> of(Collection<Slot> slots) {
        return all().stream().filter(position -> slots.contains(position.slot())).toList();
    }

    /** The number of the next record to be applied, of each partition. */
    Map<Slot, Long> nextNumbers() {
        return all().stream()
                .collect(Collectors.toMap(FeedPosition::slot, FeedPosition::nextNumber));
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
                                RawRecords.slot(row),
                                Objects.requireNonNull(row.getObject("topic_id", UUID.class)),
                                row.getLong("next_offset"),
                                row.getObject("leader_epoch", Integer.class),
                                row.getLong("next_number"),
                                row.getLong("generation")));
    }

    /**
     * Moves positions, in order of their keys; on one way to the server, for a batch has records of
     * any number of partitions.
     *
     * @throws PositionTaken if one of them does not stand where it is expected
     */
    void move(Map<FeedPosition, FeedPosition> beforeAndAfter) {
        List<FeedPosition> before =
                beforeAndAfter.keySet().stream()
                        .sorted(Comparator.comparing(FeedPosition::slot))
                        .toList();
        int[] moved =
                jdbc.batchUpdate(
                        MOVE,
                        before.stream()
                                .map(it -> move(it, Objects.requireNonNull(beforeAndAfter.get(it))))
                                .toList());
        for (int i = 0; i < moved.length; i++) {
            if (moved[i] != 1) {
                throw new PositionTaken(
                        "%s no longer stands at offset %d: %s"
                                .formatted(
                                        before.get(i).slot(),
                                        before.get(i).nextOffset(),
                                        "another process applies it, or its tables were"
                                                + " exchanged"));
            }
        }
    }

    private static @Nullable Object[] move(FeedPosition before, FeedPosition after) {
        return new @Nullable Object[] {
            after.topicId(),
            after.nextOffset(),
            after.leaderEpoch(),
            after.nextNumber(),
            before.slot().topic().topicName(),
            before.slot().partition(),
            before.topicId(),
            before.nextOffset(),
            before.nextNumber(),
            before.generation()
        };
    }
}
