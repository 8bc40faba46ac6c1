package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a fault needs that not every machine gives. Where it is missing the test fails, unless
 * {@code -Dfaults.without=mount,faketime} says that it may be: then it is skipped.
 */
enum Need {
    /** The right to mount a small disk. */
    MOUNT,
    /** libfaketime, which lies to one process about the time. */
    FAKETIME;

    /** Goes on if it is given. */
    void given(boolean given) {
        if (!given) {
            assumeThat(mayBeMissing()).as("%s is missing, and may be", this).isFalse();
        }
        assertThat(given).as("%s; -Dfaults.without=%s skips what needs it", this, name()).isTrue();
    }

    private boolean mayBeMissing() {
        return Arrays.stream(System.getProperty("faults.without", "").split(","))
                .anyMatch(it -> it.strip().equalsIgnoreCase(name()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
