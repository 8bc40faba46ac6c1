package io.incidentledger.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.feed.FeedPosition.Slot;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records as they were sent, to and from the database. */
final class RawRecords {
    private static final Map<String, Topic> TOPICS =
            Stream.of(Topic.values())
                    .collect(Collectors.toMap(Topic::topicName, Function.identity()));

    private RawRecords() {}

    /** Key, value, keys and values of the headers: four parameters from that one on. */
    static void content(PreparedStatement statement, int from, ConsumerRecord<byte[], byte[]> raw)
            throws SQLException {
        List<String> keys = new ArrayList<>();
        List<byte[]> values = new ArrayList<>();
        for (Header header : raw.headers()) {
            if (header.value() != null) {
                keys.add(header.key());
                values.add(header.value());
            }
        }
        statement.setBytes(from, raw.key());
        statement.setBytes(from + 1, raw.value());
        statement.setArray(
                from + 2,
                statement.getConnection().createArrayOf("text", keys.toArray(String[]::new)));
        statement.setArray(
                from + 3,
                statement.getConnection().createArrayOf("bytea", values.toArray(byte[][]::new)));
    }

    /** The partition that a row is about. */
    static Slot slot(ResultSet row) throws SQLException {
        return new Slot(
                Objects.requireNonNull(TOPICS.get(row.getString("topic"))),
                row.getInt("partition"));
    }

    /** A row of those that are aside. */
    static ParkedRecord parked(ResultSet row) throws SQLException {
        return new ParkedRecord(
                slot(row),
                Objects.requireNonNull(row.getString("subject")),
                row.getObject("number", Long.class),
                row.getString("reason"),
                raw(row));
    }

    private static ConsumerRecord<byte[], byte[]> raw(ResultSet row) throws SQLException {
        byte @Nullable [] key = row.getBytes("key");
        byte @Nullable [] value = row.getBytes("value");
        return new ConsumerRecord<>(
                Objects.requireNonNull(row.getString("topic")),
                row.getInt("partition"),
                row.getLong("record_offset"),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                key == null ? ConsumerRecord.NULL_SIZE : key.length,
                value == null ? ConsumerRecord.NULL_SIZE : value.length,
                key,
                value,
                headers(row),
                Optional.ofNullable(row.getObject("leader_epoch", Integer.class)));
    }

    private static RecordHeaders headers(ResultSet row) throws SQLException {
        String[] keys = (String[]) array(row, "header_keys");
        byte[][] values = (byte[][]) array(row, "header_values");
        RecordHeaders headers = new RecordHeaders();
        for (int i = 0; i < keys.length; i++) {
            headers.add(keys[i], values[i]);
        }
        return headers;
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return Objects.requireNonNull(array.getArray());
    }

    /** What a header says; null if it is not there. */
    static @Nullable String header(ConsumerRecord<byte[], byte[]> raw, String key) {
        Header last = raw.headers().lastHeader(key);
        return last == null || last.value() == null ? null : new String(last.value(), UTF_8);
    }
}
