package io.incidentledger.query.read;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.feed.WatermarkRepository;
import io.incidentledger.query.feed.WatermarkRepository.Reached;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Answers from one state of the database, and says which. */
public final class Snapshots {
    /** A clock that is a little ahead of ours is not taken for the future. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final TransactionOperations repeatableReads;
    private final WatermarkRepository watermarks;
    private final PositionRepository positions;
    private final AfterEntry afterEntry;
    private final InstantSource clock;

    /**
     * @param repeatableReads read-only transactions that see one state
     * @param watermarks how far the views have come
     * @param positions which position a moment of recording stands for
     * @param afterEntry waits for what a reader has written
     * @param clock for the age of an answer
     */
    public Snapshots(
            TransactionOperations repeatableReads,
            WatermarkRepository watermarks,
            PositionRepository positions,
            AfterEntry afterEntry,
            InstantSource clock) {
        this.repeatableReads = repeatableReads;
        this.watermarks = watermarks;
        this.positions = positions;
        this.afterEntry = afterEntry;
        this.clock = clock;
    }

    /**
     * Reads. With {@code knownAt} the same question has the same answer for ever: it waits until
     * everything recorded by then is applied.
     *
     * @param reader for whom
     * @param after what must be visible, {@code stream@sequence}; null for nothing in particular
     * @param axes as of when
     * @throws MalformedInput if {@code knownAt} lies in the future
     * @throws CommandRefused if {@code after} or {@code knownAt} does not become visible: {@code
     *     NOT_YET_VISIBLE}; if the database takes too long: {@code UNAVAILABLE}
     */
    public <T> T read(Reader reader, @Nullable String after, Axes axes, Function<AsOf, T> answer) {
        Instant knownAt = axes.knownAt();
        if (knownAt != null && knownAt.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw new MalformedInput("knownAt", "must not lie in the future: " + knownAt);
        }
        if (after != null) {
            afterEntry.await(after, reader);
        }
        if (knownAt != null) {
            afterEntry.awaitAllUntil(knownAt, watermarks);
        }
        return answer(axes, answer);
    }

    /**
     * Reads what is applied already.
     *
     * @param validAt the moment in the world that is asked about; null without an upper bound
     * @throws CommandRefused if the database takes too long: {@code UNAVAILABLE}
     */
    public <T> T now(@Nullable Instant validAt, Function<AsOf, T> answer) {
        return answer(Axes.validAt(validAt), answer);
    }

    private <T> T answer(Axes axes, Function<AsOf, T> answer) {
        try {
            return Objects.requireNonNull(
                    repeatableReads.execute(
                            _ -> {
                                watermarks.hold();
                                return answer.apply(asOf(axes));
                            }));
        } catch (QueryTimeoutException | TransactionTimedOutException tooSlow) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.UNAVAILABLE,
                            "The view could not be read in time. Ask again, or for less."));
        }
    }

    private AsOf asOf(Axes axes) {
        Instant knownAt = axes.knownAt();
        Optional<Reached> reached = watermarks.read();
        AsOf asOf =
                knownAt == null
                        ? AsOf.now(reached.orElse(null), clock.instant(), axes)
                        : AsOf.known(positions.at(knownAt), axes);
        return asOf.lacking(reached.map(Reached::parked).orElse(0));
    }
}
