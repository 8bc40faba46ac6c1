package io.incidentledger.standalone.doctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All checks, from the machine to the product. */
public final class Examination {
    private Examination() {}

    /**
     * Runs them; takes a few seconds at most.
     *
     * @param port of the product
     * @param kafkaPort of the embedded broker
     */
    public static List<Finding> of(Path dataDir, int port, int kafkaPort, Instant now) {
        RunningProduct product = RunningProduct.on(port);
        return Stream.of(
                        MachineChecks.all(now),
                        DataDirChecks.all(dataDir, product.isHealthy()),
                        PortChecks.all(product, port, kafkaPort))
                .flatMap(List::stream)
                .toList();
    }
}
