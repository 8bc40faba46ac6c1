package io.incidentledger.command.publication;

import io.incidentledger.api.stream.Topic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table {@code publication}: written once per event, never changed. */
final class Placements {
    /** The lanes that carry events. */
    static final List<Lane> LANES =
            Stream.of(Topic.EVENTS, Topic.CATALOGUE)
                    .flatMap(
                            topic ->
                                    IntStream.range(0, topic.partitions())
                                            .mapToObj(partition -> new Lane(topic, partition)))
                    .toList();

    private static final String INSERT =
            """
            INSERT INTO publication (position, global_index, topic, partition, number, recorded_at)
            SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::integer[], ?::bigint[],
                                 ?::timestamptz[])
            """;
    private static final String LAST =
            "SELECT position, recorded_at FROM publication ORDER BY position DESC LIMIT 1";
    private static final String NUMBERS =
            """
            SELECT l.topic, l.partition, p.number
              FROM unnest(?::text[], ?::integer[]) AS l (topic, partition)
             CROSS JOIN LATERAL (
                   SELECT p.number FROM publication p
                    WHERE p.topic = l.topic AND p.partition = l.partition AND p.position <= ?
                    ORDER BY p.number DESC LIMIT 1) p
            """;

    private static final String FIRST_MISSING =
            """
            SELECT min(p.position)
              FROM unnest(?::text[], ?::integer[], ?::bigint[]) AS l (topic, partition, number)
              JOIN publication p ON p.topic = l.topic AND p.partition = l.partition
                                AND p.number = l.number + 1
            """;

    private Placements() {}

    static void insert(Connection connection, List<Placement> placements) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, array(connection, "int8", placements, Placement::position));
            statement.setArray(2, array(connection, "int8", placements, Placement::globalIndex));
            statement.setArray(
                    3, array(connection, "text", placements, p -> p.lane().topic().topicName()));
            statement.setArray(4, array(connection, "int4", placements, p -> p.lane().partition()));
            statement.setArray(5, array(connection, "int8", placements, Placement::number));
            statement.setArray(
                    6, array(connection, "text", placements, p -> p.recordedAt().toString()));
            statement.executeUpdate();
        }
    }

    /** Where the sequence ends. */
    static Heads heads(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Heads.NONE;
            }
            long position = row.getLong(1);
            return new Heads(
                    position,
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    numbers(connection, position));
        }
    }

    /** The last number of each lane among the positions up to one. */
    static Map<Lane, Long> numbers(Connection connection, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NUMBERS)) {
            statement.setArray(
                    1, array(connection, "text", LANES, lane -> lane.topic().topicName()));
            statement.setArray(2, array(connection, "int4", LANES, Lane::partition));
            statement.setLong(3, position);
            try (ResultSet row = statement.executeQuery()) {
                Map<Lane, Long> numbers = new HashMap<>();
                while (row.next()) {
                    numbers.put(lane(row.getString(1), row.getInt(2)), row.getLong(3));
                }
                return numbers;
            }
        }
    }

    /**
     * The lowest position that lacks in any of the lanes; empty when none does.
     *
     * @param present the last number that each lane has; -1 for none
     */
    static OptionalLong firstMissing(Connection connection, Map<Lane, Long> present)
            throws SQLException {
        List<Map.Entry<Lane, Long>> lanes = List.copyOf(present.entrySet());
        try (PreparedStatement statement = connection.prepareStatement(FIRST_MISSING)) {
            statement.setArray(
                    1, array(connection, "text", lanes, it -> it.getKey().topic().topicName()));
            statement.setArray(2, array(connection, "int4", lanes, it -> it.getKey().partition()));
            statement.setArray(3, array(connection, "int8", lanes, Map.Entry::getValue));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long missing = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(missing);
            }
        }
    }

    static Lane lane(String topicName, int partition) {
        return new Lane(
                Arrays.stream(Topic.values())
                        .filter(topic -> topic.topicName().equals(topicName))
                        .findAny()
                        .orElseThrow(),
                partition);
    }

    static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<T, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
