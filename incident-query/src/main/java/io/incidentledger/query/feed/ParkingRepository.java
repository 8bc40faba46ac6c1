package io.incidentledger.query.feed;

import io.incidentledger.query.feed.FeedPosition.Slot;

import org.springframework.jdbc.core.JdbcOperations;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The records that are kept aside. */
final class ParkingRepository {
    private static final String INSERT =
            """
            INSERT INTO parked_record (topic, partition, record_offset, leader_epoch, subject,
                number, reason, key, value, header_keys, header_values)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String OF_SUBJECT =
            """
            SELECT topic, partition, record_offset, leader_epoch, subject, number, reason, key,
                   value, header_keys, header_values
            FROM parked_record WHERE subject = ? ORDER BY number
            """;

    private final JdbcOperations jdbc;

    ParkingRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Who has records aside in these partitions, and in which. */
    Map<String, Slot> subjects(Collection<Slot> slots) {
        Map<String, Slot> subjects = new HashMap<>();
        jdbc.query(
                "SELECT DISTINCT topic, partition, subject FROM parked_record",
                row -> {
                    Slot slot = RawRecords.slot(row);
                    if (slots.contains(slot)) {
                        subjects.put(Objects.requireNonNull(row.getString("subject")), slot);
                    }
                });
        return subjects;
    }

    void insert(List<ParkedRecord> records) {
        jdbc.batchUpdate(
                INSERT, records, Math.max(1, records.size()), ParkingRepository::parameters);
    }

    private static void parameters(PreparedStatement insert, ParkedRecord record)
            throws SQLException {
        insert.setString(1, record.slot().topic().topicName());
        insert.setInt(2, record.slot().partition());
        insert.setLong(3, record.raw().offset());
        insert.setObject(4, record.raw().leaderEpoch().orElse(null), Types.INTEGER);
        insert.setString(5, record.subject());
        insert.setObject(6, record.number(), Types.BIGINT);
        insert.setString(7, record.reason());
        RawRecords.content(insert, 8, record.raw());
    }

    /** All of one subject, in their order. */
    List<ParkedRecord> of(String subject) {
        return jdbc.query(OF_SUBJECT, (row, _) -> RawRecords.parked(row), subject);
    }

    /** Until the transaction ends, tables are not exchanged: as when a position is moved. */
    void waitForExchange() {
        jdbc.execute("LOCK TABLE feed_position IN ROW EXCLUSIVE MODE");
    }

    /**
     * Takes one out.
     *
     * @throws PositionTaken if somebody else has taken it
     */
    void take(ParkedRecord record) {
        int taken =
                jdbc.update(
                        """
                        DELETE FROM parked_record
                        WHERE topic = ? AND partition = ? AND record_offset = ? AND subject = ?
                        """,
                        record.slot().topic().topicName(),
                        record.slot().partition(),
                        record.raw().offset(),
                        record.subject());
        if (taken != 1) {
            throw new PositionTaken(
                    "%s@%d is no longer aside: another process has taken it"
                            .formatted(record.slot(), record.raw().offset()));
        }
    }

    /** Says why one cannot be applied now. */
    void explain(ParkedRecord record, String reason) {
        jdbc.update(
                """
                UPDATE parked_record SET reason = ?
                WHERE topic = ? AND partition = ? AND record_offset = ? AND subject = ?
                """,
                reason,
                record.slot().topic().topicName(),
                record.slot().partition(),
                record.raw().offset(),
                record.subject());
    }
}
