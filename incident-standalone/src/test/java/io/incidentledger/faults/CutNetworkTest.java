package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.embedded.Ports;
import io.incidentledger.faults.Proxy.Way;
import io.incidentledger.standalone.Api;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The lines between clients, nodes and clusters stand still or break, at the worst moments. */
@Tag("faults")
class CutNetworkTest {
    private static final Duration STILL = Duration.ofSeconds(Seed.times("still", 40));
    private static final int BETWEEN = 50;
    private static final int EVERY = 7;

    @TempDir private Path folder;

    /** What stands still comes in the end: nothing here shows that anybody gives up in time. */
    @Test
    void a_store_that_cannot_be_reached_one_way_or_both_is_found_again() throws Exception {
        Testbed testbed = Testbed.start(folder);
        try (Proxy line = new Proxy(testbed.store().port());
                Scene scene = Scene.of(testbed, testbed.commands(line.port(), Map.of()))) {
            standStill(line, scene);
            scene.audit();
        }
    }

    /** Fails when what could not be sent is given up, or sent in another order. */
    @Test
    void a_broker_that_cannot_be_reached_one_way_or_both_is_found_again() throws Exception {
        int broker = Ports.free();
        try (Proxy line = new Proxy(broker);
                Scene scene = Scene.of(Testbed.start(folder, broker, line))) {
            standStill(line, scene);
            scene.audit();
        }
    }

    private static void standStill(Proxy line, Scene scene) throws Exception {
        try (Workload _ = scene.traffic("line")) {
            for (Way[] ways :
                    List.of(
                            new Way[] {Way.THERE},
                            new Way[] {Way.BACK},
                            new Way[] {Way.THERE, Way.BACK})) {
                scene.log().awaitMore(BETWEEN);
                line.stand(ways);
                int held = line.held();
                await().pollDelay(STILL)
                        .atMost(STILL.plusSeconds(60))
                        .until(() -> line.held() > held);
                line.stand();
            }
            scene.log().awaitMore(BETWEEN);
        }
    }

    /**
     * A tenth of a second each way, and one packet in twenty lost: to the store and to the broker.
     * Who gives up too soon and begins again is slower, and loses nothing either.
     */
    @Test
    void slow_lines_on_which_packets_are_lost_hold_up_and_lose_nothing() throws Exception {
        int broker = Ports.free();
        try (Proxy toBroker = new Proxy(broker)) {
            Testbed testbed = Testbed.start(folder, broker, toBroker);
            try (Proxy toStore = new Proxy(testbed.store().port());
                    Scene scene = Scene.of(testbed, testbed.commands(toStore.port(), Map.of()))) {
                for (Proxy line : List.of(toStore, toBroker)) {
                    int held = line.held();
                    line.slow(Duration.ofMillis(100), 5, scene.seed().value());
                    try (Workload _ = scene.traffic(line == toStore ? "store" : "broker")) {
                        scene.log().awaitMore(2 * BETWEEN);
                        await("it is slow")
                                .atMost(Duration.ofMinutes(1))
                                .until(() -> line.held() > held + BETWEEN);
                    }
                    line.quick();
                }
                scene.audit();
            }
        }
    }

    /** Fails when a batch is applied again after its commit had no answer. */
    @Test
    void projections_whose_answers_to_commits_are_cut_off_are_right() throws Exception {
        Testbed testbed = Testbed.start(folder);
        try (Proxy line = new Proxy(testbed.projections().port());
                Scene scene = Scene.of(testbed, testbed.commands(), testbed.queries(line.port()))) {
            AtomicInteger commits = new AtomicInteger();
            line.cutInsteadOf(answer -> isCommit(answer) && commits.incrementAndGet() % 4 == 0);
            try (Workload _ = scene.traffic("views")) {
                await().atMost(Duration.ofMinutes(2)).until(() -> line.cuts() >= 5);
            }
            line.cutInsteadOf(_ -> false);
            scene.audit();
        }
    }

    /**
     * Every seventh commit of the store is done and its answer cut off, those of publication too.
     * Fails when the receipt is written in a transaction of its own.
     */
    @Test
    @Tag("faults-short")
    void commits_whose_answers_are_cut_off_count_once() throws Exception {
        Testbed testbed = Testbed.start(folder);
        try (Proxy line = new Proxy(testbed.store().port());
                Scene scene = Scene.of(testbed, testbed.commands(line.port(), Map.of()))) {
            AtomicInteger commits = new AtomicInteger();
            line.cutInsteadOf(answer -> isCommit(answer) && commits.incrementAndGet() % EVERY == 0);
            try (Workload _ = scene.traffic("commit")) {
                await().atMost(Duration.ofMinutes(2)).until(() -> line.cuts() >= 40);
            }
            line.cutInsteadOf(_ -> false);
            assertThat(scene.log().repeated()).as("answers that nobody got").isPositive();
            scene.audit();
        }
    }

    /** Fails when a receipt is not looked for, or does not hold the answer as it was given. */
    @Test
    void a_request_repeated_after_a_lost_answer_gets_the_answer_that_was_lost() throws Exception {
        try (Scene scene = Scene.start(folder);
                Proxy line = new Proxy(scene.commands().api().port())) {
            Api client = Api.of(line.port(), folder);
            String path = "/api/incidents/%s/notes".formatted(scene.declared("repeat"));
            for (int note = 1; note <= 20; note++) {
                String token = "token-repeat-%d.".formatted(note + 1_000);
                line.cutInsteadOf(answer -> answer.startsWith("HTTP/1.1 201"));
                int cuts = line.cuts();
                Attempt lost = ask(client, path, token).attempt();
                assertThat(lost.fate()).isEqualTo(Attempt.Fate.UNKNOWN);
                assertThat(line.cuts()).isGreaterThan(cuts);
                line.cutInsteadOf(_ -> false);
                Answered first = ask(client, path, token);
                Answered again = ask(client, path, token);
                assertThat(first.attempt().fate()).isEqualTo(Attempt.Fate.ACKNOWLEDGED);
                assertThat(again).isEqualTo(first);
                scene.log().add(first.attempt());
            }
            scene.audit();
        }
    }

    private record Answered(Attempt attempt, String body) {}

    private static Answered ask(Api api, String path, String token) throws Exception {
        try {
            Api.Reply reply =
                    api.post(path, "{\"text\": \"%s\"}".formatted(token), "Idempotency-Key", token);
            JsonNode body = reply.body();
            assertThat(reply.status()).as("%s", body).isEqualTo(201);
            Attempt told =
                    new Attempt(
                            token, 1, Attempt.Fate.ACKNOWLEDGED, body.path("after").asString(), -1);
            return new Answered(told, body.toString());
        } catch (IOException lost) {
            return new Answered(new Attempt(token, 1, Attempt.Fate.UNKNOWN, null, -1), "");
        }
    }

    /** What PostgreSQL says when a COMMIT is done: the tag of the command, and the end of text. */
    private static boolean isCommit(String answer) {
        return answer.contains("COMMIT\0");
    }
}
