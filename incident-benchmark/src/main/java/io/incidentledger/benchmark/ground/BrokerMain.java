package io.incidentledger.benchmark.ground;

import io.incidentledger.embedded.EmbeddedKafka;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a JVM of its own. */
final class BrokerMain {
    private BrokerMain() {}

    /**
     * Says where it listens, and runs until the process ends.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws InterruptedException {
        Quiet.logging();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0)) {
            System.out.println(JavaProcess.ANSWER + kafka.bootstrapServers());
            new CountDownLatch(1).await();
        }
    }
}
