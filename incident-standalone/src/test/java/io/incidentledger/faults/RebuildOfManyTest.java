package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.standalone.key.InstallationKey;
import io.incidentledger.standalone.verification.VerificationClient;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A million events are filled anew beside what is read, by a node that is killed three times. Fails
 * when a rebuild begins again or skips something after a crash, when what is copied in bulk differs
 * from what was inserted, and when what is read moves while it is filled.
 */
@Tag("faults")
class RebuildOfManyTest {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildOfManyTest.class);
    private static final long EVENTS = Long.getLong("faults.rebuild", 1_000_000);
    private static final int KILLS = 3;
    private static final int ALONE = 200;
    private static final Set<String> OPEN = Set.of("REQUESTED", "FILLING", "INDEXING", "SWITCHING");
    private static final String REBUILDS = "/api/projections/rebuilds";

    @TempDir private Path folder;

    @Test
    void is_gone_on_with_after_each_kill_and_gives_the_same_rows() throws Exception {
        try (Testbed testbed = Testbed.start(folder)) {
            makeTopics(testbed);
            Node queries = testbed.queries().awaitReady();
            try (ManyRecords records = new ManyRecords(testbed.bootstrapServers())) {
                long started = System.nanoTime();
                records.send(EVENTS);
                records.awaitApplied(testbed.projections());
                LOG.warn("{} events were applied in {}", records.sent(), since(started));
                JsonNode before = digests(queries);
                long rebuilt = System.nanoTime();
                JsonNode rebuild =
                        queries.api().post(REBUILDS, "{\"reason\": \"a million\"}").body();
                String address = REBUILDS + "/" + rebuild.path("rebuild").asLong();
                for (int kill = 1; kill <= KILLS; kill++) {
                    long applied = awaitApplied(queries, address, EVENTS * kill / (KILLS + 1));
                    queries.killAndStart();
                    queries.awaitReady();
                    JsonNode found = queries.api().get(address).body();
                    LOG.warn("Killed at {}", found);
                    assertThat(found.path("state").asString()).isEqualTo("FILLING");
                    assertThat(found.path("applied").asLong())
                            .as("what it had applied before it was killed")
                            .isGreaterThanOrEqualTo(applied);
                }
                assertThat(digests(queries)).as("what is read meanwhile").isEqualTo(before);
                awaitDone(queries, address);
                LOG.warn("{} events were rebuilt in {}", records.sent(), since(rebuilt));
                assertThat(digests(queries)).isEqualTo(before);
                measureLag(testbed, records, queries);
            }
        }
    }

    /** What is recorded goes on being seen after a rebuild, and during another. */
    private static void measureLag(Testbed testbed, ManyRecords records, Node queries)
            throws Exception {
        AtomicInteger alone = new AtomicInteger(ALONE);
        LiveLag idle = LiveLag.measure(testbed, records, () -> alone.getAndDecrement() > 0);
        JsonNode rebuild = queries.api().post(REBUILDS, "{\"reason\": \"the lag\"}").body();
        String address = REBUILDS + "/" + rebuild.path("rebuild").asLong();
        LiveLag during =
                LiveLag.measure(testbed, records, () -> OPEN.contains(state(queries, address)));
        LOG.warn("Seen after {}; during a rebuild after {}", idle, during);
        assertThat(during.seen()).as("incidents during the rebuild").isNotEmpty();
        awaitDone(queries, address);
    }

    private static String state(Node queries, String address) throws Exception {
        return queries.api().get(address).body().path("state").asString();
    }

    /** Who records makes the topics; it must not see what comes from nobody. */
    private static void makeTopics(Testbed testbed) throws Exception {
        Node commands = testbed.commands().awaitReady();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", testbed.bootstrapServers()))) {
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () ->
                                    admin.listTopics()
                                            .names()
                                            .get()
                                            .contains(Topic.PUBLICATION.topicName()));
        }
        commands.jvm().kill();
    }

    /** Until so many are applied; how many are by then. */
    private static long awaitApplied(Node queries, String address, long applied) {
        return await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> queries.api().get(address).body().path("applied").asLong(),
                        now -> now >= applied);
    }

    private static void awaitDone(Node queries, String address) {
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> state(queries, address), "DONE"::equals);
    }

    /** Reading all rows of a million takes longer than other requests may. */
    private JsonNode digests(Node queries) throws Exception {
        String token =
                InstallationKey.in(folder).token("tester", List.of("reviewer"), Instant.now());
        return new VerificationClient(queries.api().address(), token)
                .projections()
                .path("projections");
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
