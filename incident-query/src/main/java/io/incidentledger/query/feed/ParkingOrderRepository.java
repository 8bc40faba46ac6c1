package io.incidentledger.query.feed;

import io.incidentledger.query.feed.ParkingOrder.Kind;
import io.incidentledger.query.feed.ParkingOrder.Outcome;

import org.springframework.jdbc.core.JdbcOperations;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What operators have ordered: any process takes an order, the one that applies the partition
 * obeys.
 */
public final class ParkingOrderRepository {
    private final JdbcOperations jdbc;

    /** On the database of the projections. */
    public ParkingOrderRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives one. */
    public void give(ParkingOrder order) {
        jdbc.update(
                """
                INSERT INTO control.parking_order (id, subject, kind, reason, actor_issuer, actor)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                order.id(),
                order.subject(),
                order.kind().name(),
                order.reason(),
                order.issuer(),
                order.actor());
    }

    /** What came of one; empty while nobody has obeyed. */
    public Optional<Outcome> outcome(UUID order) {
        return jdbc
                .query(
                        """
                        SELECT applied, still FROM control.parking_order
                        WHERE id = ? AND done_at IS NOT NULL
                        """,
                        (row, _) -> new Outcome(row.getInt("applied"), row.getString("still")),
                        order)
                .stream()
                .findFirst();
    }

    /** Those about any of these subjects that nobody has obeyed yet, oldest first. */
    List<ParkingOrder> open(Collection<String> subjects) {
        return jdbc.query(
                """
                SELECT id, subject, kind, reason, actor_issuer, actor, discarded_at FROM control.parking_order
                WHERE done_at IS NULL AND subject = ANY(?) ORDER BY ordered_at
                """,
                (row, _) ->
                        new ParkingOrder(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                Objects.requireNonNull(row.getString("subject")),
                                Kind.valueOf(row.getString("kind")),
                                row.getString("reason"),
                                Objects.requireNonNull(row.getString("actor_issuer")),
                                Objects.requireNonNull(row.getString("actor")),
                                row.getObject("discarded_at") != null),
                (Object) subjects.toArray(String[]::new));
    }

    /** Says that one is half obeyed: what it discards must not be followed by the next record. */
    void discarded(ParkingOrder order) {
        jdbc.update(
                "UPDATE control.parking_order SET discarded_at = clock_timestamp() WHERE id = ?",
                order.id());
    }

    /** Says what came of one. */
    void done(ParkingOrder order, Outcome outcome) {
        jdbc.update(
                """
                UPDATE control.parking_order SET done_at = clock_timestamp(), applied = ?, still = ?
                WHERE id = ?
                """,
                outcome.applied(),
                outcome.still(),
                order.id());
    }
}
