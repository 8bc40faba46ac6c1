package io.incidentledger.query.read;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.feed.FeedStatus.State;
import io.incidentledger.query.feed.Halt;
import io.incidentledger.query.feed.WatermarkRepository;
import io.incidentledger.wire.actor.Reader;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Lets a reader see what it has just written: waits, for a bounded time, until that is applied. */
public final class AfterEntry {
    /** How long a reader is kept waiting. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Another process may apply: then nobody wakes this one. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final String WHY_PARKED =
            """
            SELECT reason FROM parked_record WHERE subject = :subject AND reason IS NOT NULL
            ORDER BY number LIMIT 1
            """;

    private static final String IS_APPLIED =
            """
            SELECT EXISTS (
                SELECT FROM entry e WHERE e.stream = :stream AND e.sequence = :sequence AND %s)
            """
                    .formatted(Visibility.ofIncident("e.subject"));

    private final Feed feed;
    private final JdbcClient jdbc;

    /**
     * @param feed what applies
     * @param jdbc on the database of the projections
     */
    public AfterEntry(Feed feed, JdbcClient jdbc) {
        this.feed = feed;
        this.jdbc = jdbc;
    }

    /**
     * Waits until an entry is applied. One that the reader may not know of never is, as far as can
     * be told from outside: neither by the answer nor by the time it takes.
     *
     * @param after {@code stream@sequence}
     * @throws MalformedInput if it does not look like that
     * @throws CommandRefused if it is not applied in time, or will not be: {@code NOT_YET_VISIBLE}
     */
    void await(String after, Reader reader) {
        EntryId entry = read(after);
        await(
                entry.toString(),
                () -> isApplied(entry, reader),
                () -> {
                    if (!reader.isBound()) {
                        refuseIfHalted(entry);
                    }
                });
    }

    /**
     * Waits until everything recorded by then is applied.
     *
     * @throws CommandRefused if it is not in time: {@code NOT_YET_VISIBLE}
     */
    void awaitAllUntil(Instant knownAt, WatermarkRepository watermarks) {
        await(
                "Everything recorded until " + knownAt,
                () ->
                        watermarks
                                .read()
                                .filter(reached -> !reached.recordedUntil().isBefore(knownAt))
                                .isPresent(),
                () -> {});
    }

    private void await(String what, BooleanSupplier isApplied, Runnable refuseIfInVain) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        long seen = feed.commits();
        while (!isApplied.getAsBoolean()) {
            refuseIfInVain.run();
            if (System.nanoTime() >= end) {
                throw notYet(
                        "%s is not in this view after %d s. Ask again."
                                .formatted(what, LONGEST_WAIT.toSeconds()));
            }
            try {
                feed.awaitCommit(seen, LOOK_AGAIN);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw notYet("%s is not in this view.".formatted(what));
            }
            seen = feed.commits();
        }
    }

    private static EntryId read(String after) {
        try {
            EntryId entry = EntryId.of(after);
            if (!entry.inTheSameRequest()) {
                return entry;
            }
        } catch (MalformedInput malformed) {
            throw new MalformedInput("after", malformed.rule());
        }
        throw new MalformedInput("after", "must look like INC-2026-000123@7");
    }

    private boolean isApplied(EntryId entry, Reader reader) {
        return jdbc.sql(IS_APPLIED)
                .params(Visibility.parameters(reader))
                .param("stream", entry.stream())
                .param("sequence", entry.sequence())
                .query(Boolean.class)
                .single();
    }

    private void refuseIfHalted(EntryId entry) {
        jdbc.sql(WHY_PARKED)
                .param("subject", entry.subject())
                .query(String.class)
                .optional()
                .ifPresent(
                        reason -> {
                            throw notYet(
                                    "%s will not be in this view: %s is parked, because a record %s."
                                            .formatted(entry, entry.subject(), reason));
                        });
        Halt halt = feed.haltOf(entry.subject());
        if (halt != null) {
            throw notYet("%s will not be in this view: %s.".formatted(entry, halt));
        }
        if (feed.status().state() == State.STOPPED) {
            throw notYet("%s will not be in this view: it stands still.".formatted(entry));
        }
    }

    private static CommandRefused notYet(String sentence) {
        return new CommandRefused(Refusal.because(RefusalCode.NOT_YET_VISIBLE, "%s", sentence));
    }
}
