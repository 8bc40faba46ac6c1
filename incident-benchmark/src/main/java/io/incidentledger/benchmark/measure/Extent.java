package io.incidentledger.benchmark.measure;

import java.time.Duration;
import java.util.List;

/**
 * How much is done to measure.
 *
 * @param rounds how often each figure is measured
 * @param warmUp for how long nodes are warmed up, each way
 * @param load for how long clients work in one round
 * @param catchUp how many events wait in one round of publication
 * @param rebuilt how many events a rebuild finds, at least
 * @param pooled for how long Axon's processor reads in one round
 * @param sizes how many events the store has when growth is looked at
 * @param coldStarts how often the whole product is started in a new folder
 */
public record Extent(
        int rounds,
        Duration warmUp,
        Duration load,
        int catchUp,
        int rebuilt,
        Duration pooled,
        List<Integer> sizes,
        int coldStarts) {
    /** Less of everything. */
    public static final Extent QUICK =
            new Extent(
                    5,
                    Duration.ofSeconds(12),
                    Duration.ofMillis(1_200),
                    20_000,
                    60_000,
                    Duration.ofSeconds(2),
                    List.of(10_000, 100_000),
                    1);

    /** All of it. */
    public static final Extent FULL =
            new Extent(
                    5,
                    Duration.ofSeconds(90),
                    Duration.ofSeconds(8),
                    100_000,
                    200_000,
                    Duration.ofSeconds(10),
                    List.of(10_000, 100_000, 1_000_000),
                    3);

    /** How many clients work at once where nothing else is said. */
    public static final int CLIENTS = 32;
}
