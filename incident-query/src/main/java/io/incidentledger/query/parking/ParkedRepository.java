package io.incidentledger.query.parking;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what is kept aside. */
public final class ParkedRepository {
    private static final String SUBJECTS =
            """
            SELECT DISTINCT ON (subject) subject, topic, partition, record_offset, number, reason,
                   count(*) OVER (PARTITION BY subject) AS records
            FROM parked_record
            WHERE CAST(:subject AS text) IS NULL OR subject = :subject
            ORDER BY subject, number, record_offset
            """;
    private static final String RECORDS =
            """
            SELECT record_offset, number, value, header_keys, header_values FROM parked_record
            WHERE subject = :subject ORDER BY number, record_offset LIMIT :limit
            """;

    private final JdbcClient jdbc;

    /** On the database of the projections. */
    public ParkedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ParkedSubject> all() {
        return jdbc.sql(SUBJECTS).param("subject", null).query((row, _) -> subject(row)).list();
    }

    Optional<ParkedSubject> find(String subject) {
        return jdbc.sql(SUBJECTS)
                .param("subject", subject)
                .query((row, _) -> subject(row))
                .optional();
    }

    private static ParkedSubject subject(ResultSet row) throws SQLException {
        return new ParkedSubject(
                Objects.requireNonNull(row.getString("subject")),
                Objects.requireNonNull(row.getString("topic")),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getObject("number", Long.class),
                Objects.requireNonNullElse(row.getString("reason"), "has not been tried again yet"),
                row.getLong("records"));
    }

    List<ParkedContent.Sent> records(String subject) {
        return jdbc.sql(RECORDS)
                .param("subject", subject)
                .param("limit", ParkedContent.SHOWN)
                .query((row, _) -> record(row))
                .list();
    }

    private static ParkedContent.Sent record(ResultSet row) throws SQLException {
        String[] keys = (String[]) array(row, "header_keys");
        byte[][] values = (byte[][]) array(row, "header_values");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 0; i < keys.length; i++) {
            headers.put(keys[i], new String(values[i], UTF_8));
        }
        byte[] value = row.getBytes("value");
        return new ParkedContent.Sent(
                row.getLong("record_offset"),
                row.getObject("number", Long.class),
                headers,
                value == null ? null : new String(value, UTF_8));
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return Objects.requireNonNull(array.getArray());
    }
}
