package io.incidentledger.embedded;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Kafka ends its JVM when it cannot go on. In this JVM others work, who must get the chance to end
 * in order: the wish becomes an error in Kafka's own thread and a fault that health can show.
 */
final class KafkaExits {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaExits.class);
    private static final AtomicReference<@Nullable String> FIRST = new AtomicReference<>();

    private KafkaExits() {}

    /** For the whole JVM, because Kafka's own procedures are. */
    static void divert() {
        Exit.setExitProcedure(KafkaExits::refuse);
        Exit.setHaltProcedure(KafkaExits::refuse);
    }

    static Optional<String> first() {
        return Optional.ofNullable(FIRST.get());
    }

    private static void refuse(int status, @Nullable String message) {
        String wish = "Kafka gives up with status %d: %s".formatted(status, message);
        FIRST.compareAndSet(null, wish);
        var thrown = new EmbeddedFailure(wish);
        LOG.error(wish, thrown);
        throw thrown;
    }
}
