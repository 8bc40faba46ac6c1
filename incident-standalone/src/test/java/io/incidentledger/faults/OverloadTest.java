package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Many times more clients than one node can serve. Fails when somebody is told something else than
 * that it is recorded, that it is refused, or when to come back; when what waits is kept in memory
 * without bound; and when a node does not come to itself afterwards.
 */
@Tag("soak")
class OverloadTest {
    private static final Logger LOG = LoggerFactory.getLogger(OverloadTest.class);
    private static final Duration LENGTH =
            Duration.ofMinutes(Integer.getInteger("soak.overload-minutes", 10));
    private static final int CLIENTS = Integer.getInteger("soak.overload-clients", 2_000);

    /** The heap of 400 and what a JVM has beside it. */
    private static final long MEGABYTES = 900;

    @TempDir private Path folder;

    @Test
    void says_when_to_come_back_and_is_itself_again_afterwards() throws Exception {
        Testbed testbed = Testbed.start(folder);
        try (Scene scene = Scene.of(testbed, testbed.limitedCommands());
                Lives lives = new Lives(Map.of("commands", scene.commands().jvm()))) {
            Answers answers = new Answers();
            try (Crowd _ =
                    new Crowd(
                            scene.commands().api().address(),
                            folder,
                            CLIENTS,
                            scene.log(),
                            answers)) {
                await().pollDelay(LENGTH).atMost(LENGTH.plusMinutes(1)).until(() -> true);
            }
            LOG.warn("{} clients for {}: {}\n{}", CLIENTS, LENGTH, answers, lives.report());
            assertThat(answers.odd()).isEmpty();
            assertThat(answers.count(429) + answers.count(503))
                    .as("told to come back")
                    .isPositive();
            assertThat(answers.all()).as("asked").isGreaterThan(3 * answers.count(201));
            String _ = scene.declared("afterwards");
            scene.awaitPublished();
            scene.audit();
            assertThat(lives.highest("commands")).as("megabytes").isLessThan(MEGABYTES);
        }
    }
}
