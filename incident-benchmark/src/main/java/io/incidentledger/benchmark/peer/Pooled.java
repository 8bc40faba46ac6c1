package io.incidentledger.benchmark.peer;

import io.incidentledger.benchmark.ground.Ground;
import io.incidentledger.benchmark.ground.JavaProcess;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Lets Axon's processor run. */
public final class Pooled {
    private static final int HEAP = 256;

    private Pooled() {}

    /** Events a second. */
    public static double run(Ground ground, Duration time) throws IOException {
        List<String> arguments =
                Stream.concat(
                                Stream.concat(
                                        Stream.of(ground.bootstrapServers()),
                                        ground.projectionsAccess().stream()),
                                Stream.of(Long.toString(time.toMillis())))
                        .toList();
        try (JavaProcess process =
                new JavaProcess(ground.folder(), PooledMain.class, HEAP, List.of(), arguments)) {
            return Double.parseDouble(process.answer());
        }
    }
}
