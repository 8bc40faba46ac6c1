package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the topics are what the store says, record by record: {@link TopicAudit} for more than
 * fits into memory.
 */
record LaneAudit(ClusterServer store, String bootstrapServers) {
    private static final int FETCH = 2_000;
    private static final String LANE =
            """
            SELECT p.number, p.position, e.event_identifier, e.aggregate_identifier,
                   e.sequence_number, e.payload
              FROM publication p JOIN event e USING (global_index)
             WHERE p.topic = ? AND p.partition = ?
             ORDER BY p.number
            """;

    /** How many different records there are. */
    long check() throws SQLException {
        long count = 0;
        try (Connection connection = store.connect();
                KafkaConsumer<String, byte[]> topic =
                        new KafkaConsumer<>(
                                Map.of("bootstrap.servers", bootstrapServers),
                                new StringDeserializer(),
                                new ByteArrayDeserializer())) {
            connection.setAutoCommit(false);
            for (Topic one : List.of(Topic.EVENTS, Topic.CATALOGUE)) {
                for (int partition = 0; partition < one.partitions(); partition++) {
                    count +=
                            check(
                                    connection,
                                    topic,
                                    new TopicPartition(one.topicName(), partition));
                }
            }
        }
        assertThat(
                        Rows.counts(
                                store,
                                "SELECT 'dense', count(*)::int FROM publication HAVING"
                                        + " min(position) = 0 AND max(position) = count(*) - 1"))
                .as("positions")
                .isNotEmpty();
        return count;
    }

    private static long check(
            Connection connection, KafkaConsumer<String, byte[]> topic, TopicPartition lane)
            throws SQLException {
        topic.assign(List.of(lane));
        topic.seekToBeginning(List.of(lane));
        long end = topic.endOffsets(List.of(lane)).getOrDefault(lane, 0L);
        try (PreparedStatement statement = connection.prepareStatement(LANE)) {
            statement.setFetchSize(FETCH);
            statement.setString(1, lane.topic());
            statement.setInt(2, lane.partition());
            try (ResultSet stored = statement.executeQuery()) {
                Walk walk = new Walk(stored);
                while (topic.position(lane) < end) {
                    for (ConsumerRecord<String, byte[]> record :
                            topic.poll(Duration.ofSeconds(5))) {
                        walk.take(record);
                    }
                }
                assertThat(stored.next()).as("more in the store than in %s", lane).isFalse();
                return walk.count;
            }
        }
    }

    /** Through one lane. */
    private static final class Walk {
        private final ResultSet stored;
        private final Map<String, Long> next = new HashMap<>();
        private long count;

        private Walk(ResultSet stored) {
            this.stored = stored;
        }

        /** What comes twice was looked at when it came first. */
        private void take(ConsumerRecord<String, byte[]> record) throws SQLException {
            long number = Long.parseLong(header(record, RecordHeader.NUMBER));
            if (number < count) {
                return;
            }
            assertThat(number).isEqualTo(count++);
            assertThat(stored.next()).as("%s is in the store", record).isTrue();
            String stream = header(record, RecordHeader.STREAM);
            long sequence = Long.parseLong(header(record, RecordHeader.SEQUENCE));
            assertThat(
                            List.of(
                                    number,
                                    Long.parseLong(header(record, RecordHeader.POSITION)),
                                    header(record, RecordHeader.ID),
                                    stream,
                                    sequence,
                                    new String(record.value(), UTF_8)))
                    .isEqualTo(
                            List.of(
                                    stored.getLong(1),
                                    stored.getLong(2),
                                    stored.getString(3),
                                    stored.getString(4),
                                    stored.getLong(5),
                                    new String(stored.getBytes(6), UTF_8)));
            assertThat(sequence)
                    .as("%s@%d comes in its turn", stream, sequence)
                    .isEqualTo(next.getOrDefault(stream, 0L));
            next.put(stream, sequence + 1);
        }

        private static String header(ConsumerRecord<String, byte[]> found, String header) {
            return new String(found.headers().lastHeader(header).value(), UTF_8);
        }
    }
}
