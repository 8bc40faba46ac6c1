package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;

/**
 * The one question behind every fault: what was acknowledged is in the store once, what was refused
 * is not, the topics are the store, and what is shown and sent on is the store folded by somebody
 * else.
 */
record Audit(Testbed testbed, AttemptLog log, Seed seed) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Waits until nothing is under way, and looks at everything. */
    void check(Node queries) throws Exception {
        checkStoreAndTopics();
        StoredEvents stored = StoredEvents.read(testbed.store());
        new ViewAudit(queries.api(), stored).check(new Random(seed.value()), PATIENCE);
        new DerivedAudit(testbed.bootstrapServers(), stored).check(PATIENCE);
    }

    /** The same without the views. */
    void checkStoreAndTopics() throws Exception {
        await("every event has its place")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> StoredEvents.waiting(testbed.store()) == 0);
        StoredEvents stored = StoredEvents.read(testbed.store());
        assertThat(log.acknowledged()).as("acknowledged").isPositive();
        assertThat(log.odd()).as("answers that say neither yes nor no").isEmpty();
        new StoreAudit(stored).check(log.attempts());
        TopicAudit topics = new TopicAudit(testbed.bootstrapServers());
        await("every event is on its topic")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> topics.distinct() >= stored.all().size());
        topics.check(stored);
    }
}
