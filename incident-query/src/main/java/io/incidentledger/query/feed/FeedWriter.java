package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Watermark;
import io.incidentledger.query.feed.FeedPosition.Slot;
import io.incidentledger.query.feed.PendingWatermarks.Advance;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies batches: positions, watermark and all projections in one transaction. Not for more than
 * one thread.
 */
final class FeedWriter {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWriter.class);

    private final TransactionOperations transactions;
    private final FeedPositionRepository positions;
    private final WatermarkRepository watermarks;
    private final List<Projection> projections;
    private final FeedTelemetry telemetry;

    FeedWriter(
            TransactionOperations transactions,
            FeedPositionRepository positions,
            WatermarkRepository watermarks,
            List<Projection> projections,
            FeedTelemetry telemetry) {
        this.transactions = transactions;
        this.positions = positions;
        this.watermarks = watermarks;
        this.projections = List.copyOf(projections);
        this.telemetry = telemetry;
    }

    /**
     * Applies all of it, or as much as can be: one bad record halts its partition and no other.
     *
     * @throws PositionTaken if another process applies the same partitions
     * @throws RuntimeException if the database cannot write at all; nothing is then known about the
     *     last transaction, and the progress must be read anew
     */
    void apply(Progress progress, List<PartitionBatch> batches) {
        RuntimeException failure = tryAll(progress, batches);
        if (failure == null) {
            batches.forEach(progress::noteHalt);
            return;
        }
        LOG.warn("A batch cannot be applied as a whole, trying its parts", failure);
        for (PartitionBatch batch : batches) {
            if (batches.size() == 1 || tryAll(progress, List.of(batch)) != null) {
                oneByOne(progress, batch);
            } else {
                progress.noteHalt(batch);
            }
        }
    }

    private void oneByOne(Progress progress, PartitionBatch batch) {
        for (PartitionBatch single : batch.oneByOne()) {
            RuntimeException failure = tryAll(progress, List.of(single));
            if (failure != null) {
                long offset = single.steps().getFirst().offset();
                progress.halt(
                        Halt.at(batch.before().slot(), offset, "cannot be applied: " + failure),
                        batch.before().slot());
                LOG.error(
                        "The record {}@{} cannot be applied",
                        batch.before().slot(),
                        offset,
                        failure);
                return;
            }
        }
        progress.noteHalt(batch);
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
        List<PublishedRecord> records = new ArrayList<>();
        for (PartitionBatch batch : batches) {
            after.put(batch.before().slot(), batch.after());
            if (!batch.after().equals(batch.before())) {
                moves.put(batch.before(), batch.after());
            }
            records.addAll(batch.records());
        }
        Advance advance = progress.advance(after);
        if (advance.moves()) {
            moves.put(advance.before(), advance.after().stored());
        }
        if (moves.isEmpty()) {
            return;
        }
        telemetry.applying(
                records,
                () ->
                        transactions.executeWithoutResult(
                                _ -> {
                                    positions.move(moves);
                                    write(records, advance.reached());
                                }));
        progress.committed(after, advance.after());
        if (advance.reached() != null) {
            progress.reached(advance.reached().recordedUntil());
        }
    }

    private void write(List<PublishedRecord> records, @Nullable Watermark reached) {
        if (!records.isEmpty()) {
            projections.forEach(projection -> projection.apply(records));
        }
        if (reached != null) {
            watermarks.write(reached);
        }
    }
}
