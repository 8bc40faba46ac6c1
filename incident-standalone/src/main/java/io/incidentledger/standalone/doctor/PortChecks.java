package io.incidentledger.standalone.doctor;

import io.incidentledger.embedded.Ports;

import java.util.List;

/** The ports, and whether the product is what holds them. */
final class PortChecks {
    private PortChecks() {}

    static List<Finding> all(RunningProduct product, int port, int kafkaPort) {
        return List.of(product(product, port), kafka(kafkaPort, product.isHealthy()));
    }

    private static Finding product(RunningProduct product, int port) {
        String subject = "port " + port;
        if (product.isHealthy()) {
            return Finding.ok(subject, "the product is running and healthy");
        }
        if (product.answers()) {
            return Finding.fail(
                    subject,
                    "something answers that is not healthy: " + product.says(),
                    "Read its log, or stop it; or use another port: --port");
        }
        return Ports.isFree(port)
                ? Finding.ok(subject, "free")
                : Finding.fail(subject, "taken by another program", "Use another one: --port");
    }

    private static Finding kafka(int port, boolean running) {
        String subject = "port %d (Kafka)".formatted(port);
        if (Ports.isFree(port)) {
            return Finding.ok(subject, "free");
        }
        return running
                ? Finding.ok(subject, "taken, most likely by the product")
                : Finding.warn(
                        subject,
                        "taken by another program",
                        "Nothing: ./incident up takes another one and prints it; or --kafka-port");
    }
}
