package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An upgrade that rolls, and is rolled back, under traffic: a node for queries that does not know a
 * type yet, nodes of today, and a node for commands that already says more than they know. Fails
 * when what is not known is dropped, or is not to be had again after the upgrade; and when what a
 * later version added stops an earlier one.
 */
@Tag("faults")
class MixedVersionsTest {
    private static final int BETWEEN = 150;
    private static final String PARKED = "/api/projections/parked";
    private static final String NOTE =
            "record NoteLogged(IncidentId incident, String text, Clocks clocks) implements"
                    + " IncidentEvent {}";
    private static final String NOTE_OF_TOMORROW =
            """
            record NoteLogged(
                    IncidentId incident, String text, Clocks clocks, @Nullable String weather)
                    implements IncidentEvent {
                public NoteLogged(IncidentId incident, String text, Clocks clocks) {
                    this(incident, text, clocks, "fair");
                }
            }
            """;

    @TempDir private Path folder;

    @Test
    void beside_each_other_lose_nothing() throws Exception {
        OtherVersion yesterday =
                OtherVersion.of(
                        folder.resolve("yesterday"),
                        "stream/EventTypes.java",
                        ".distinct()",
                        ".distinct().filter(it ->"
                                + " !it.getSimpleName().equals(\"IncidentReclassified\"))");
        OtherVersion tomorrow =
                OtherVersion.of(
                        folder.resolve("tomorrow"),
                        "incident/IncidentEvent.java",
                        NOTE,
                        NOTE_OF_TOMORROW);
        try (Scene scene = Scene.of(Testbed.start(folder))) {
            Node older = scene.testbed().queries(yesterday).awaitReady();
            Node newer = scene.testbed().commands(tomorrow).awaitReady();
            try (Workload _ =
                    scene.traffic("mixed", List.of(scene.commands().api(), newer.api()))) {
                scene.log().awaitMore(BETWEEN);
                await("the older one has met what it does not know")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> !parked(scene).isEmpty());
                older.close();
                scene.testbed().queries().awaitReady();
                scene.log().awaitMore(BETWEEN);
                newer.close();
                scene.log().awaitMore(BETWEEN);
            }
            assertThat(notesOfTomorrow(scene)).as("notes that say more").isPositive();
            applyWhatIsParked(scene);
            scene.audit();
        }
    }

    private static List<String> parked(Scene scene) throws Exception {
        return scene.queries()
                .api()
                .get(PARKED)
                .body()
                .path("parked")
                .valueStream()
                .map(it -> it.path("subject").asString())
                .toList();
    }

    private static void applyWhatIsParked(Scene scene) throws Exception {
        for (String subject : parked(scene)) {
            JsonNode outcome =
                    scene.queries()
                            .api()
                            .post(PARKED + "/" + subject + "/orders", "{\"kind\": \"RETRY\"}")
                            .body();
            assertThat(outcome.path("obeyed").asBoolean(false)).as("%s", outcome).isTrue();
            assertThat(outcome.has("reason")).as("%s", outcome).isFalse();
        }
    }

    private static long notesOfTomorrow(Scene scene) throws Exception {
        return Rows.counts(
                        scene.testbed().store(),
                        """
                        SELECT 'notes', count(*)::int FROM event
                        WHERE convert_from(payload, 'UTF8') LIKE '%"weather"%'
                        """)
                .getOrDefault("notes", 0);
    }
}
