package io.incidentledger.standalone.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/** Says now and then how far an import has come, and how long the rest will take. */
public final class Progress {
    private final long total;
    private final Duration interval;
    private final InstantSource clock;
    private final Consumer<String> say;
    private final Instant begun;
    private Instant next;
    private long done;

    /**
     * @param total how many lines there are
     * @param interval how often to say something
     */
    public Progress(long total, Duration interval, InstantSource clock, Consumer<String> say) {
        this.total = total;
        this.interval = interval;
        this.clock = clock;
        this.say = say;
        begun = clock.instant();
        next = begun.plus(interval);
    }

    /** One more line has been answered. */
    public void line() {
        done++;
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(interval);
            say.accept(sentence(now));
        }
    }

    private String sentence(Instant now) {
        double seconds = Duration.between(begun, now).toMillis() / 1000.0;
        double rate = done / seconds;
        return String.format(
                Locale.ROOT,
                "%,d of %,d lines, %,.0f a second, %,.0f s to go",
                done,
                total,
                rate,
                Math.max(0, total - done) / rate);
    }
}
