package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Watermark;
import io.incidentledger.query.feed.FeedPosition.Slot;
import io.incidentledger.query.feed.PendingWatermarks.Advance;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies batches: positions, watermark, what is parked and all projections in one transaction. Not
 * for more than one thread.
 */
final class FeedWriter {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWriter.class);

    private final TransactionOperations transactions;
    private final FeedPositionRepository positions;
    private final WatermarkRepository watermarks;
    private final ParkingRepository parking;
    private final List<Projection> projections;
    private final FeedTelemetry telemetry;

    FeedWriter(
            JdbcOperations jdbc,
            TransactionOperations transactions,
            List<Projection> projections,
            FeedTelemetry telemetry) {
        this.transactions = transactions;
        this.positions = new FeedPositionRepository(jdbc);
        this.watermarks = new WatermarkRepository(jdbc);
        this.parking = new ParkingRepository(jdbc);
        this.projections = List.copyOf(projections);
        this.telemetry = telemetry;
    }

    /**
     * Applies all of it. A record that cannot be applied parks its subject and nobody else; one
     * that contradicts what was applied halts its partition.
     *
     * @throws PositionTaken if another process applies the same partitions
     * @throws RuntimeException if the database cannot write at all; nothing is then known about the
     *     last transaction, and the progress must be read anew
     */
    void apply(Progress progress, List<PartitionBatch> batches) {
        List<PartitionBatch> agreeing = batches.stream().map(this::upToContradiction).toList();
        RuntimeException failure = tryAll(progress, agreeing);
        if (failure == null) {
            agreeing.forEach(progress::noteHalt);
            return;
        }
        LOG.warn("A batch cannot be applied as a whole, trying its parts", failure);
        for (PartitionBatch batch : agreeing) {
            if (inParts(progress, batch)) {
                progress.noteHalt(batch);
            }
        }
    }

    /** Whether all of it was applied or parked: if not, the partition is halted. */
    private boolean inParts(Progress progress, PartitionBatch batch) {
        RuntimeException failure = tryAll(progress, List.of(batch));
        if (failure == null) {
            return true;
        }
        return switch (batch.steps().size()) {
            case 0 -> throw failure;
            case 1 -> park(progress, batch, failure);
            default -> batch.halves().stream().allMatch(half -> inParts(progress, half));
        };
    }

    private boolean park(Progress progress, PartitionBatch batch, RuntimeException failure) {
        Step bad = batch.steps().getFirst();
        LOG.error("{}@{} cannot be applied", batch.before().slot(), bad.raw().offset(), failure);
        RuntimeException last = failure;
        if (bad instanceof Step.Next readable) {
            Step.Unreadable parked = readable.because(Fault.reason(failure));
            last = tryAll(progress, List.of(batch.with(parked)));
            if (last == null) {
                return true;
            }
        }
        Slot slot = batch.before().slot();
        Halt halt = Halt.at(slot, bad.raw().offset(), Fault.reason(last));
        LOG.error("The partition is halted, as it cannot even be kept aside: {}", halt, last);
        progress.halt(halt, slot);
        return false;
    }

    /** A number seen before must have come with the same event, also on a topic made anew. */
    private PartitionBatch upToContradiction(PartitionBatch batch) {
        Map<PublishedRecord, Integer> repeated = new HashMap<>();
        for (int i = 0; i < batch.steps().size(); i++) {
            if (batch.steps().get(i) instanceof Step.Repeated seen && seen.record() != null) {
                repeated.put(seen.record(), i);
            }
        }
        if (repeated.isEmpty()) {
            return batch;
        }
        return projections.stream()
                .flatMap(it -> it.contradicting(List.copyOf(repeated.keySet())).stream())
                .mapToInt(record -> repeated.getOrDefault(record, 0))
                .min()
                .stream()
                .mapToObj(
                        first -> {
                            long offset = batch.steps().get(first).raw().offset();
                            Halt halt =
                                    Halt.at(
                                            batch.before().slot(),
                                            offset,
                                            "is not the event that was applied under its number");
                            LOG.error("The partition is halted: {}", halt);
                            return batch.upTo(first, halt);
                        })
                .findFirst()
                .orElse(batch);
    }

    private @Nullable RuntimeException tryAll(Progress progress, List<PartitionBatch> batches) {
        try {
            commit(progress, batches);
            return null;
        } catch (PositionTaken taken) {
            projections.forEach(Projection::forget);
            throw taken;
        } catch (RuntimeException failure) {
            projections.forEach(Projection::forget);
            if (!Fault.isOfTheRecord(failure)) {
                throw failure;
            }
            return failure;
        }
    }

    private void commit(Progress progress, List<PartitionBatch> batches) {
        Map<Slot, FeedPosition> after = new HashMap<>();
        Map<FeedPosition, FeedPosition> moves = new HashMap<>();
        for (PartitionBatch batch : batches) {
            after.put(batch.before().slot(), batch.after());
            if (!batch.after().equals(batch.before())) {
                moves.put(batch.before(), batch.after());
            }
        }
        Sorted sorted = Sorted.of(batches, progress.parked());
        Advance advance = progress.advance(after);
        if (advance != null && advance.moves()) {
            moves.put(advance.before(), advance.after().stored());
        }
        if (moves.isEmpty()) {
            return;
        }
        Watermark reached = advance == null ? null : advance.reached();
        telemetry.applying(
                sorted.apply(),
                () ->
                        transactions.executeWithoutResult(
                                _ -> {
                                    positions.move(moves);
                                    write(sorted, reached);
                                }));
        progress.committed(after, advance);
        progress.park(sorted.subjects());
        if (reached != null) {
            progress.reached(reached.recordedUntil());
        }
    }

    private void write(Sorted sorted, @Nullable Watermark reached) {
        if (!sorted.apply().isEmpty()) {
            projections.forEach(projection -> projection.apply(sorted.apply()));
        }
        if (!sorted.park().isEmpty()) {
            parking.insert(sorted.park());
        }
        if (reached != null) {
            watermarks.write(reached);
        }
    }
}
