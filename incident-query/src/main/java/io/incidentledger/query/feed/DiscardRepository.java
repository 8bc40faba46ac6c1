package io.incidentledger.query.feed;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.query.feed.Discards.Place;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What operators have said will never be applied. */
public final class DiscardRepository {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}");
    private static final String INSERT =
            """
            INSERT INTO control.discarded_record (topic, partition, record_offset, subject, stream,
                sequence, number, failure, reason, actor_issuer, actor,
                key, value, header_keys, header_values)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcOperations jdbc;

    /** On the database of the projections. */
    public DiscardRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them: they are few. */
    Discards read() {
        Set<Place> numbered = new HashSet<>();
        Set<Place> foreign = new HashSet<>();
        jdbc.query(
                "SELECT topic, partition, record_offset, number FROM control.discarded_record",
                row -> {
                    Long number = row.getObject("number", Long.class);
                    if (number == null) {
                        foreign.add(new Place(RawRecords.slot(row), row.getLong("record_offset")));
                    } else {
                        numbered.add(new Place(RawRecords.slot(row), number));
                    }
                });
        return new Discards(numbered, foreign);
    }

    /** Notes one more, with who said so and why. */
    void add(ParkedRecord record, ParkingOrder order) {
        jdbc.update(INSERT, insert -> parameters(insert, record, order));
    }

    private static void parameters(
            PreparedStatement insert, ParkedRecord record, ParkingOrder order) throws SQLException {
        insert.setString(1, record.slot().topic().topicName());
        insert.setInt(2, record.slot().partition());
        insert.setLong(3, record.raw().offset());
        insert.setString(4, record.subject());
        insert.setString(5, RawRecords.header(record.raw(), RecordHeader.STREAM));
        insert.setObject(6, sequence(record), Types.BIGINT);
        insert.setObject(7, record.number(), Types.BIGINT);
        insert.setString(8, Objects.requireNonNullElse(record.reason(), "was never tried"));
        insert.setString(9, order.reason());
        insert.setString(10, order.issuer());
        insert.setString(11, order.actor());
        RawRecords.content(insert, 12, record.raw());
    }

    private static @Nullable Long sequence(ParkedRecord record) {
        String text = RawRecords.header(record.raw(), RecordHeader.SEQUENCE);
        return text != null && DECIMAL.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    /**
     * Requires that an entry is the next of its stream, or that all between have been discarded:
     * nothing else explains that they are missing.
     *
     * @param next the sequence that is next
     * @throws IllegalStateException if it is another
     */
    public void requireNext(PublishedRecord record, long next) {
        if (record.sequence() < next
                || (record.sequence() > next
                        && count(record.stream(), next, record.sequence())
                                != record.sequence() - next)) {
            throw new IllegalStateException(
                    "%s@%d comes where %d is next"
                            .formatted(record.stream(), record.sequence(), next));
        }
    }

    private long count(String stream, long from, long to) {
        return Objects.requireNonNull(
                jdbc.queryForObject(
                        """
                        SELECT count(DISTINCT sequence) FROM control.discarded_record
                        WHERE stream = ? AND sequence >= ? AND sequence < ?
                        """,
                        Long.class,
                        stream,
                        from,
                        to));
    }
}
