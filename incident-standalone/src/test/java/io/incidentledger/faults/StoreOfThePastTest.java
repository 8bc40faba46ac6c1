package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.standalone.Api;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cluster of the store is what it was at a moment in the past, as after a recovery to a point
 * in time, and the topics are ahead of it. Fails when a new publisher does not look at the ends of
 * the topics: it then gives their numbers to other events.
 */
@Tag("faults")
class StoreOfThePastTest {
    private static final int BETWEEN = 60;
    private static final String REPUBLICATION = "/api/stream/republication";
    private static final String REASON = "{\"reason\": \"The store is right\"}";

    @TempDir private Path folder;
    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = Scene.start(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    /** The way back is that of docs/operations.md. */
    @Test
    void halts_publication_and_is_published_whole_once_somebody_says_that_it_is_right()
            throws Exception {
        try (Workload _ = scene.traffic("before")) {
            scene.log().awaitMore(BETWEEN);
        }
        String hot = scene.declared("hot");
        scene.audit();
        ClusterServer store = scene.testbed().store();
        int then = StoredEvents.read(store).all().size();
        Path copy = folder.resolve("store-then");
        whileStopped(() -> copy(store.folder(), copy));
        int lost = recordWhatIsLost(hot) - then;
        assertThat(lost).isPositive();
        whileStopped(
                () -> {
                    assertThat(FileSystemUtils.deleteRecursively(store.folder())).isTrue();
                    copy(copy, store.folder());
                });
        assertThat(StoredEvents.read(store).all()).hasSize(then);

        awaitHalted();
        try (Workload _ = scene.traffic("after")) {
            scene.log().awaitMore(BETWEEN);
        }
        assertThat(verification().path("sound").asBoolean()).isFalse();
        assertThat(verification().path("counts").toString())
                .isEqualTo("{\"AHEAD\":%d}".formatted(lost));
        Api.Reply refused = scene.commands().api().post(REPUBLICATION, REASON);
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);

        deleteTopics();
        Api.Reply decided = scene.commands().api().post(REPUBLICATION, REASON);
        assertThat(decided.status()).as("%s", decided.body()).isEqualTo(201);
        dropProjections();

        scene.audit();
        assertThat(verification().path("sound").asBoolean()).as("%s", verification()).isTrue();
    }

    /** Clients were told that it is recorded, and views showed it. */
    private int recordWhatIsLost(String hot) throws Exception {
        AttemptLog lost = new AttemptLog();
        List<Api> apis = List.of(scene.commands().api());
        try (Workload _ = new Workload(scene.seed(), apis, Pace.USUAL, lost, "lost", hot)) {
            lost.awaitMore(BETWEEN);
        }
        scene.awaitPublished();
        return StoredEvents.read(scene.testbed().store()).all().size();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void whileStopped(Work work) throws IOException, InterruptedException {
        scene.commands().jvm().kill();
        scene.testbed().store().stop();
        work.run();
        scene.testbed().store().startAgain();
        scene.commands().jvm().startAgain();
        scene.commands().awaitReady();
    }

    /** With owners and rights, which the server insists on. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Process copy =
                new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO().start();
        assertThat(copy.waitFor()).isZero();
    }

    private void awaitHalted() {
        await("publication halts")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            assertThat(publisher().path("state").asString()).isEqualTo("HALTED");
                            assertThat(publisher().path("reason").asString())
                                    .contains("ahead of the store");
                        });
    }

    private JsonNode publisher() throws IOException, InterruptedException {
        return scene.commands().health().at("/components/publisher/details");
    }

    private JsonNode verification() throws IOException, InterruptedException {
        return scene.commands().api().get("/api/stream/verification").body();
    }

    private void deleteTopics() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", scene.testbed().bootstrapServers()))) {
            admin.deleteTopics(ours(admin)).all().get();
            await().atMost(Duration.ofSeconds(30)).until(() -> ours(admin).isEmpty());
        }
    }

    private static Set<String> ours(Admin admin) throws Exception {
        return admin.listTopics().names().get().stream()
                .filter(it -> it.startsWith("incident."))
                .collect(Collectors.toSet());
    }

    private void dropProjections() throws Exception {
        scene.queries().jvm().kill();
        scene.testbed().projections().dropDatabase();
        scene.testbed().projections().createDatabase();
        scene.queries().jvm().startAgain();
    }
}
