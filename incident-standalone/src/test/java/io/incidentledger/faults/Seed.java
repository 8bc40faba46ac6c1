package io.incidentledger.faults;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What the random choices of a run come from: {@code -Dfaults.seed=N} repeats one. Which request is
 * under way when a fault strikes is up to the machine.
 */
record Seed(long value) {
    static Seed chosen() {
        Long given = Long.getLong("faults.seed");
        return new Seed(
                given == null ? ThreadLocalRandom.current().nextLong(1_000_000_000L) : given);
    }

    /** How often something is repeated: {@code -Dfaults.NAME=N}. */
    static int times(String name, int otherwise) {
        return Integer.getInteger("faults." + name, otherwise);
    }

    @Override
    public String toString() {
        return "-Dfaults.seed=" + value;
    }
}
