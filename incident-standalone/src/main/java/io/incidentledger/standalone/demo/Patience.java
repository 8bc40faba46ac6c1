package io.incidentledger.standalone.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tries again while the product is away, and says so. Safe, because every request carries the key
 * under which the product records it once.
 */
final class Patience {
    /** Long enough for a restart that recovers from a kill. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration REMINDER = Duration.ofSeconds(10);

    private final Clock clock;
    private final Pause pause;
    private final Tale tale;

    Patience(Clock clock, Pause pause, Tale tale) {
        this.clock = clock;
        this.pause = pause;
        this.tale = tale;
    }

    /** One try. */
    interface Attempt {
        Answer make() throws IOException, InterruptedException;
    }

    /**
     * The first answer that is not about the product being away, or the last one when time is up.
     *
     * @throws DemoStopped when time is up and there never was an answer
     */
    Answer of(Attempt attempt) throws InterruptedException {
        Instant begin = clock.instant();
        Instant reminder = begin;
        while (true) {
            Outcome outcome = once(attempt);
            Instant now = clock.instant();
            Duration waited = Duration.between(begin, now);
            if (outcome.settled()) {
                if (!reminder.equals(begin)) {
                    tale.notice("It answers again, after %d s.".formatted(waited.toSeconds()));
                }
                return outcome.answer();
            }
            if (waited.compareTo(LIMIT) >= 0) {
                return outcome.orStop();
            }
            if (!now.isBefore(reminder)) {
                tale.notice(
                        "%s; trying again, for up to %d s more."
                                .formatted(outcome.why(), LIMIT.minus(waited).toSeconds()));
                reminder = now.plus(REMINDER);
            }
            pause.of(STEP);
        }
    }

    private static Outcome once(Attempt attempt) throws InterruptedException {
        try {
            return Outcome.of(attempt.make());
        } catch (IOException away) {
            String reason = away.getMessage();
            return Outcome.away(reason == null ? away.getClass().getSimpleName() : reason);
        }
    }
}
