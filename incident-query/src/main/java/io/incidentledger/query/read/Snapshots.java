package io.incidentledger.query.read;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.feed.WatermarkRepository;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;

/** Answers from one state of the database, and says which. */
public final class Snapshots {
    private final TransactionOperations repeatableReads;
    private final WatermarkRepository watermarks;
    private final AfterEntry afterEntry;
    private final InstantSource clock;

    /**
     * @param repeatableReads read-only transactions that see one state
     * @param watermarks how far the views have come
     * @param afterEntry waits for what a reader has written
     * @param clock for the age of an answer
     */
    public Snapshots(
            TransactionOperations repeatableReads,
            WatermarkRepository watermarks,
            AfterEntry afterEntry,
            InstantSource clock) {
        this.repeatableReads = repeatableReads;
        this.watermarks = watermarks;
        this.afterEntry = afterEntry;
        this.clock = clock;
    }

    /**
     * Reads.
     *
     * @param reader for whom
     * @param after what must be visible, {@code stream@sequence}; null for nothing in particular
     * @param validAt the moment in the world that is asked about; null without an upper bound
     * @throws CommandRefused if {@code after} does not become visible: {@code NOT_YET_VISIBLE}; if
     *     the database takes too long: {@code UNAVAILABLE}
     */
    public <T> T read(
            Reader reader,
            @Nullable String after,
            @Nullable Instant validAt,
            Function<AsOf, T> answer) {
        if (after != null) {
            afterEntry.await(after, reader);
        }
        return now(validAt, answer);
    }

    /**
     * Reads what is applied already.
     *
     * @param validAt the moment in the world that is asked about; null without an upper bound
     * @throws CommandRefused if the database takes too long: {@code UNAVAILABLE}
     */
    public <T> T now(@Nullable Instant validAt, Function<AsOf, T> answer) {
        try {
            return Objects.requireNonNull(
                    repeatableReads.execute(
                            _ ->
                                    answer.apply(
                                            AsOf.of(
                                                    watermarks.read().orElse(null),
                                                    clock.instant(),
                                                    validAt))));
        } catch (QueryTimeoutException | TransactionTimedOutException tooSlow) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.UNAVAILABLE,
                            "The view could not be read in time. Ask again, or for less."));
        }
    }
}
