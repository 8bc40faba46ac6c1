package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.standalone.intake.Adapter;
import io.incidentledger.standalone.intake.Translation;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A source publishes an incident, and three days later says how long it lasted in truth. What is
 * corrected shows on the axes of knowledge, and what was said first stays there.
 */
@ExtendWith(SharedProduct.Provider.class)
class ATrueWindowTest {
    private static final String RECORD =
            """
            {"id": "window", "impact": "major", "components": ["Window Panes"], "startedAt": "2024-05-01T10:00:00Z", "resolvedAt": "2024-05-01T12:00:00Z", "updates": [{"i": 0, "at": "2024-05-01T10:05:00Z", "status": "Investigating"}, {"i": 1, "at": "2024-05-01T12:00:00Z", "status": "Resolved"}], "componentTransitions": [{"i": 0, "at": "2024-05-01T10:05:00Z", "component": "Window Panes", "to": "MAJOR_OUTAGE"}, {"i": 1, "at": "2024-05-01T12:00:00Z", "component": "Window Panes", "to": "OPERATIONAL"}], "trueImpactWindow": {"start": "2024-05-01T09:20:00Z", "end": "2024-05-01T11:50:00Z"}, "versionsSeen": [{"seenAt": "2024-05-04T00:00:00Z"}]}
            """;
    private static final String PUBLISHED = "2024-05-01T10:05:00Z/2024-05-01T12:00:00Z";
    private static final String TRUE = "2024-05-01T09:20:00Z/2024-05-01T11:50:00Z";

    private static Api api;
    private static String incident;
    private static String beforeTheCorrection;

    @BeforeAll
    static void import_both_versions(SharedProduct product, @TempDir Path folder) throws Exception {
        api = product.api();
        Path record = Files.writeString(folder.resolve("record"), RECORD);
        Path lines = folder.resolve("lines");
        List<String> left = new ArrayList<>();
        Adapter adapter = Objects.requireNonNull(Adapter.all().get("github-status"));
        Translation translation = new Translation(record, adapter, left::add);
        Imports imports = new Imports(api, "window");
        translation.incidents(lines);
        List<JsonNode> first = imports.send(Files.readString(lines));
        incident = first.get(3).at("/entries/0").asString().split("@", 2)[0];
        incident("after=" + last(first));
        beforeTheCorrection = lastRecordedAt();
        translation.corrections(lines);
        List<JsonNode> second = imports.send(Files.readString(lines));
        assertThat(second.getLast().at("/summary/outcomes/RECORDED").asInt()).isEqualTo(2);
        assertThat(left).isEmpty();
        incident("after=" + last(second));
    }

    @Test
    void is_true_of_every_moment_today() throws Exception {
        assertThat(window("")).isEqualTo(TRUE);
        assertThat(state("validAt=2024-05-01T09:30:00Z")).isEqualTo("OFFLINE");
        assertThat(state("validAt=2024-05-01T11:55:00Z")).isEqualTo("OK");
    }

    @Test
    void was_not_recorded_before_it_was_corrected() throws Exception {
        String then = "knownAt=" + beforeTheCorrection;
        assertThat(window(then)).isEqualTo(PUBLISHED);
        assertThat(state(then + "&validAt=2024-05-01T09:30:00Z")).isEqualTo("OK");
        assertThat(state(then + "&validAt=2024-05-01T11:55:00Z")).isEqualTo("OFFLINE");
    }

    @Test
    void was_not_learned_before_the_source_said_it() throws Exception {
        assertThat(window("learnedUntil=2024-05-03T23:59:59Z")).isEqualTo(PUBLISHED);
        assertThat(window("learnedUntil=2024-05-04T00:00:00Z")).isEqualTo(TRUE);
    }

    @Test
    void has_figures_of_its_own_on_either_side() throws Exception {
        assertThat(downtime("")).isEqualTo("PT2H30M");
        assertThat(downtime("knownAt=" + beforeTheCorrection)).isEqualTo("PT1H55M");
    }

    private static String lastRecordedAt() throws Exception {
        String path = "/api/incidents/%s/timeline?limit=200".formatted(incident);
        return api.get(path)
                .body()
                .path("items")
                .valueStream()
                .map(it -> it.path("recordedAt").asString())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String window(String axes) throws Exception {
        JsonNode phase = incident(axes).at("/disruptions/0/phases/0/possible");
        return (phase.path("from").asString() + "/" + phase.path("to").asString())
                .replace(".000000Z", "Z");
    }

    private static String state(String axes) throws Exception {
        String path =
                "/api/board?incident=%s&service=github-window-panes&%s".formatted(incident, axes);
        return api.get(path).body().at("/items/0/state").asString();
    }

    private static String downtime(String axes) throws Exception {
        return api.get("/api/incidents/%s/figures?%s".formatted(incident, axes))
                .body()
                .at("/services/0/downtime/atMost")
                .asString();
    }

    private static JsonNode incident(String axes) throws IOException, InterruptedException {
        return api.get("/api/incidents/%s?%s".formatted(incident, axes)).body();
    }

    private static String last(List<JsonNode> answers) {
        return answers.get(answers.size() - 2).at("/entries/0").asString();
    }
}
