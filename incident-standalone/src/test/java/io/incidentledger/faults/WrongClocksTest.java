package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clock of one of two nodes is wrong. Fails when recordedAt comes from a node and not from the
 * store, and when Kafka is given a node's time. Needs libfaketime.
 */
@Tag("faults")
class WrongClocksTest {
    private static final int BETWEEN = 60;

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0} s")
    @ValueSource(ints = {-50, 70, 600})
    void wrong_by_so_much_changes_no_order_and_holds_nothing_up(int seconds) throws Exception {
        Optional<Path> library = library();
        Need.FAKETIME.given(library.isPresent());
        Map<String, String> wrong =
                Map.of(
                        "LD_PRELOAD",
                        library.orElseThrow().toString(),
                        "FAKETIME",
                        "%+d".formatted(seconds),
                        // Otherwise whoever waits in the JVM spins.
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0");
        Testbed testbed = Testbed.start(folder);
        Node first = testbed.commands(testbed.store().port(), wrong).awaitReady();
        try (Scene scene = Scene.of(testbed, first)) {
            assertClock(scene, seconds);
            Node second = testbed.commands().awaitReady();
            try (Workload _ = scene.traffic("wrong");
                    Workload _ = scene.traffic("right", List.of(second.api()))) {
                scene.log().awaitMore(BETWEEN);
                // The one with the right clock publishes on behind the other.
                first.jvm().kill();
                scene.log().awaitMore(BETWEEN);
                first.jvm().startAgain();
                first.awaitReady();
                scene.log().awaitMore(BETWEEN);
            }
            scene.audit();
        }
    }

    /** The fault is there: what the node says itself of when something was said is off. */
    private static void assertClock(Scene scene, int seconds) throws Exception {
        String incident = scene.declared("clock");
        scene.commands()
                .api()
                .post(
                        "/api/incidents/%s/notes".formatted(incident),
                        "{\"text\": \"token-clock-1000.\"}");
        StoredEvents stored = StoredEvents.read(scene.testbed().store());
        StoredEvent note = stored.stream(incident).getLast();
        scene.log()
                .add(
                        new Attempt(
                                "token-clock-1000.",
                                1,
                                Attempt.Fate.ACKNOWLEDGED,
                                incident + "@1",
                                -1));
        Instant said = Instant.parse(note.payload().at("/clocks/occurredAt/earliest").asString());
        assertThat(Duration.between(Instant.now(), said).toSeconds())
                .isBetween(seconds - 20L, seconds + 5L);
    }

    private static Optional<Path> library() throws IOException {
        String given = System.getProperty("faults.faketime");
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")) {
            for (Path architecture : found) {
                Path library = architecture.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return Optional.of(library);
                }
            }
        }
        return Optional.empty();
    }
}
