package io.incidentledger.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import io.incidentledger.embedded.EmbeddedKafka;

import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a JVM of its own, so that it can be killed and stopped alone. */
final class BrokerMain {
    private BrokerMain() {}

    /**
     * Runs until the process ends.
     *
     * @param arguments the folder, the port, and the port that clients are told
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
        try (EmbeddedKafka _ =
                EmbeddedKafka.startBehind(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]))) {
            new CountDownLatch(1).await();
        }
    }
}
