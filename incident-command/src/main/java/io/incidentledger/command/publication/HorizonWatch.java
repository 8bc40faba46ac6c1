package io.incidentledger.command.publication;

import java.time.Duration;
import java.util.function.LongSupplier;

/** For how long one open transaction has held the horizon, and with it all publication. */
final class HorizonWatch {
    private final LongSupplier nanoTime;
    private long horizon = -1;
    private long since;

    HorizonWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * The age, as far as seen from here.
     *
     * @param horizon every transaction below is finished
     * @param limit the first transaction id not given out yet; equal when none is open
     */
    Duration age(long horizon, long limit) {
        long now = nanoTime.getAsLong();
        if (horizon >= limit || horizon != this.horizon) {
            this.horizon = horizon;
            since = now;
        }
        return Duration.ofNanos(now - since);
    }
}
