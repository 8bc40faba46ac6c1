package io.incidentledger.command.publication;

import io.incidentledger.api.stream.Topic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a new publisher goes on: after the highest number found in each lane of the topics,
 * whatever its predecessor noted. What was sent and not noted is not sent again; what was noted and
 * is gone from the topic is sent again.
 *
 * @param heads where the sequence ends
 * @param from the lowest position that a topic lacks
 * @param present the last number that each lane of a topic has; -1 for none
 * @param sent the last number of each lane before {@code from}
 * @param lost how many events had been acknowledged and are gone from the topics
 */
record TakeOver(Heads heads, long from, Map<Lane, Long> present, Map<Lane, Long> sent, long lost) {
    private static final String FOREIGN =
            """
            SELECT l.topic, l.partition, l.number, e.event_identifier
              FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::text[])
                       AS l (topic, partition, number, id)
              LEFT JOIN publication p ON p.topic = l.topic AND p.partition = l.partition
                                     AND p.number = l.number
              LEFT JOIN event e ON e.global_index = p.global_index
             WHERE e.event_identifier IS DISTINCT FROM l.id
             ORDER BY 1, 2, 3
             LIMIT 1
            """;

    /**
     * Compares the topics with the store.
     *
     * @param acknowledged up to which position each topic had all of its own
     * @throws PublicationHaltedException when they contradict each other
     */
    static TakeOver of(Connection connection, Map<Lane, Tail> tails, Map<Topic, Long> acknowledged)
            throws SQLException {
        refuseForeignRecords(connection, tails);
        Heads heads = Placements.heads(connection);
        Map<Lane, Long> present = new HashMap<>();
        for (Lane lane : Placements.LANES) {
            Tail tail = tails.getOrDefault(lane, Tail.EMPTY);
            present.put(lane, tail.lastWithoutHole(of(acknowledged, lane)));
        }
        long from = Placements.firstMissing(connection, present).orElse(heads.position() + 1);
        long lost = 0;
        for (long position : Set.copyOf(acknowledged.values())) {
            for (Map.Entry<Lane, Long> noted :
                    Placements.numbers(connection, position).entrySet()) {
                if (of(acknowledged, noted.getKey()) == position) {
                    lost +=
                            Math.max(
                                    0,
                                    noted.getValue() - present.getOrDefault(noted.getKey(), -1L));
                }
            }
        }
        return new TakeOver(heads, from, present, Placements.numbers(connection, from - 1), lost);
    }

    private static long of(Map<Topic, Long> acknowledged, Lane lane) {
        return acknowledged.getOrDefault(lane.topic(), -1L);
    }

    /** Whether the topics already have it. */
    boolean has(SequencedEvent event) {
        return event.number() <= present.getOrDefault(event.lane(), -1L);
    }

    private static void refuseForeignRecords(Connection connection, Map<Lane, Tail> tails)
            throws SQLException {
        record Found(Lane lane, long number, String id) {}
        List<Found> found = new ArrayList<>();
        tails.forEach(
                (lane, tail) ->
                        tail.records()
                                .forEach(
                                        (number, entry) ->
                                                found.add(new Found(lane, number, entry.id()))));
        try (PreparedStatement statement = connection.prepareStatement(FOREIGN)) {
            statement.setArray(
                    1,
                    Placements.array(
                            connection, "text", found, one -> one.lane().topic().topicName()));
            statement.setArray(
                    2, Placements.array(connection, "int4", found, one -> one.lane().partition()));
            statement.setArray(3, Placements.array(connection, "int8", found, Found::number));
            statement.setArray(4, Placements.array(connection, "text", found, Found::id));
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    throw new PublicationHaltedException(
                            "%s partition %d has a number %d that %s: the topic is ahead of the store. If the store is right, delete the topic, then: ./incident republish --reason \"...\""
                                    .formatted(
                                            row.getString(1),
                                            row.getInt(2),
                                            row.getLong(3),
                                            row.getString(4) == null
                                                    ? "the event store has not given"
                                                    : "belongs to another event"));
                }
            }
        }
    }
}
