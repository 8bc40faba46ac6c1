package io.incidentledger.command.judgement;

import static io.incidentledger.api.refusal.RefusalCode.IN_THE_FUTURE;
import static io.incidentledger.api.refusal.RefusalCode.MALFORMED;
import static io.incidentledger.api.refusal.RefusalCode.OCCURRED_AFTER_LEARNED;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Fills in the clocks that a statement leaves out, and refuses what cannot be. */
public final class ClockRules {
    /** How far the clocks of those who report may be ahead of ours. */
    public static final Duration TOLERANCE = Duration.ofMinutes(2);

    private ClockRules() {}

    /**
     * The clocks of a fact that is stated now.
     *
     * @param now the clock of the decision
     * @param unstated when it was true if the statement does not say
     * @param follows the entry that it came after, already resolved
     * @throws CommandRefused if it lies in the future, or was known before it was true
     */
    public static Clocks complete(
            Asserted asserted, Instant now, Instant unstated, @Nullable EntryId follows) {
        LearnedAt learnedAt = learnedAt(asserted, now);
        if (asserted.occurredAt() == null && learnedAt != null && unstated.equals(now)) {
            throw refused(
                    Refusal.because(
                                    MALFORMED,
                                    "occurredAt is required where learnedAt is given: when it was"
                                            + " learned does not say when it was true.")
                            .at("/occurredAt"));
        }
        OccurredAt stated =
                asserted.occurredAt() == null
                        ? OccurredAt.exactly(unstated)
                        : asserted.occurredAt();
        OccurredAt occurredAt = stated.cutAt(learnedAt == null ? now : learnedAt.at());
        requireNotInTheFuture("occurredAt", occurredAt.latest(), now);
        if (learnedAt != null && occurredAt.latest().isAfter(learnedAt.at().plus(TOLERANCE))) {
            throw refused(
                    Refusal.because(
                                    OCCURRED_AFTER_LEARNED,
                                    "It cannot have been learned at %s: it occurred until %s.",
                                    learnedAt.at(),
                                    occurredAt.latest())
                            .at("/learnedAt"));
        }
        return new Clocks(occurredAt, learnedAt, follows);
    }

    /**
     * Refuses a moment that lies ahead by more than {@link #TOLERANCE}.
     *
     * @throws CommandRefused if it does
     */
    public static void requireNotInTheFuture(String field, Instant moment, Instant now) {
        if (moment.isAfter(now.plus(TOLERANCE))) {
            throw refused(
                    Refusal.because(
                                    IN_THE_FUTURE,
                                    "%s lies in the future: %s, and it is %s.",
                                    field,
                                    moment,
                                    now)
                            .at("/" + field));
        }
    }

    private static @Nullable LearnedAt learnedAt(Asserted asserted, Instant now) {
        LearnedAt learnedAt = asserted.learnedAt();
        if (learnedAt == null) {
            return null;
        }
        requireNotInTheFuture("learnedAt", learnedAt.at(), now);
        return learnedAt.at().isAfter(now) ? new LearnedAt(now, learnedAt.source()) : learnedAt;
    }

    private static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(refusal);
    }
}
