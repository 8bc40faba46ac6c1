package io.incidentledger.benchmark.ceiling;

import io.incidentledger.benchmark.ground.Ground;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** R: the record is read over JDBC, in the order of its positions. */
public final class StoreRead {
    private static final String SELECT =
            """
            SELECT p.position, p.topic, p.partition, p.number, p.recorded_at, e.event_identifier,
                   e.type, e.aggregate_identifier, e.sequence_number, e.payload_type, e.payload,
                   e.metadata
              FROM publication p JOIN event e ON e.global_index = p.global_index
             ORDER BY p.position LIMIT ?
            """;
    private static final int FETCH = 1_000;

    private StoreRead() {}

    /** Events a second. */
    public static double run(Ground ground, int count) throws SQLException {
        try (Connection store = ground.store()) {
            store.setAutoCommit(false);
            try (PreparedStatement select = store.prepareStatement(SELECT)) {
                select.setInt(1, count);
                select.setFetchSize(FETCH);
                long start = System.nanoTime();
                int read = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        read += row.getBytes(11).length > 0 && row.getBytes(12).length > 0 ? 1 : 0;
                    }
                }
                return read * 1e9 / (System.nanoTime() - start);
            }
        }
    }
}
