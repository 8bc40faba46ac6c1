package io.incidentledger.query.feed;

import io.incidentledger.query.feed.ParkingOrder.Kind;
import io.incidentledger.query.feed.ParkingOrder.Outcome;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;
import java.util.Objects;

/**
 * Obeys what operators order about parked subjects. It belongs to the one thread of the feed:
 * whoever applies the partition of a subject is the only one who may apply its parked records.
 */
final class Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final TransactionOperations transactions;
    private final ParkingRepository parked;
    private final ParkingOrderRepository orders;
    private final DiscardRepository discards;
    private final List<Projection> projections;

    Parking(JdbcOperations jdbc, TransactionOperations transactions, List<Projection> projections) {
        this.transactions = transactions;
        this.parked = new ParkingRepository(jdbc);
        this.orders = new ParkingOrderRepository(jdbc);
        this.discards = new DiscardRepository(jdbc);
        this.projections = List.copyOf(projections);
    }

    /**
     * Obeys what has been ordered.
     *
     * @throws PositionTaken if another process applies the same records
     */
    void obey(Progress progress) {
        if (progress.parked().isEmpty()) {
            return;
        }
        for (ParkingOrder order : orders.open(progress.parked())) {
            LOG.warn(
                    "{} of {} by {}: {}",
                    order.kind(),
                    order.subject(),
                    order.actor(),
                    order.reason());
            if (order.kind() == Kind.DISCARD && !order.discarded()) {
                discard(order);
                progress.discards(discards.read());
            }
            Outcome outcome = retry(order.subject());
            if (outcome.still() == null) {
                progress.unpark(order.subject());
            }
            orders.done(order, outcome);
        }
    }

    private void discard(ParkingOrder order) {
        List<ParkedRecord> aside = parked.of(order.subject());
        if (aside.isEmpty()) {
            return;
        }
        ParkedRecord first = aside.getFirst();
        transactions.executeWithoutResult(
                _ -> {
                    parked.waitForExchange();
                    parked.take(first);
                    discards.add(first, order);
                    orders.discarded(order);
                });
    }

    private Outcome retry(String subject) {
        int applied = 0;
        for (ParkedRecord record : parked.of(subject)) {
            String failure = apply(record);
            if (failure != null) {
                parked.explain(record, failure);
                return new Outcome(applied, failure);
            }
            applied++;
        }
        return new Outcome(applied, null);
    }

    private @Nullable String apply(ParkedRecord record) {
        try {
            PublishedRecord readable = RecordReader.read(record.slot().topic(), record.raw());
            transactions.executeWithoutResult(
                    _ -> {
                        parked.waitForExchange();
                        parked.take(record);
                        projections.forEach(it -> it.apply(List.of(readable)));
                    });
            return null;
        } catch (UnreadableRecord unreadable) {
            return Objects.requireNonNull(unreadable.getMessage());
        } catch (PositionTaken taken) {
            projections.forEach(Projection::forget);
            throw taken;
        } catch (RuntimeException failure) {
            projections.forEach(Projection::forget);
            if (!Fault.isOfTheRecord(failure)) {
                throw failure;
            }
            return Fault.reason(failure);
        }
    }
}
