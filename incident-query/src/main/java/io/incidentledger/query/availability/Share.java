package io.incidentledger.query.availability;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Which part of a time something could be used: 0 to 1, six decimals, rounded down, so that 1 is
 * never said of anything that was out. Texts, so that nobody's binary numbers round them.
 */
public record Share(String atLeast, String atMost) {
    private static final int DECIMALS = 6;

    /**
     * Of the time subscribed, less the downtime in it; null if that is no time.
     *
     * @param certain not longer than {@code possible}
     * @param possible not longer than {@code subscribed}
     */
    static @Nullable Share of(Duration subscribed, Duration certain, Duration possible) {
        return subscribed.isZero()
                ? null
                : new Share(rest(subscribed, possible), rest(subscribed, certain));
    }

    private static String rest(Duration whole, Duration lost) {
        return seconds(whole.minus(lost))
                .divide(seconds(whole), DECIMALS, RoundingMode.DOWN)
                .toPlainString();
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9));
    }
}
