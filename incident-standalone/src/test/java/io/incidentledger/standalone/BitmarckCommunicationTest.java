package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

/** What was said outside in April 2023, as the scenario tells it. */
@ExtendWith(PlayedScenario.Shared.class)
class BitmarckCommunicationTest {
    private static Api api;
    private static String incident;

    @BeforeAll
    static void play(PlayedScenario scenario) {
        api = scenario.api();
        incident = scenario.incident();
    }

    @Test
    void one_promise_is_kept_and_one_is_not() throws Exception {
        JsonNode updates = read("updates").path("updates");
        assertThat(kept(updates, "insurers-1")).isEqualTo("YES");
        assertThat(kept(updates, "insurers-2")).isEqualTo("NO");
        JsonNode promises = read("figures").path("promises");
        assertThat(promises.path("made").asInt()).isEqualTo(2);
        assertThat(promises.path("kept").asInt()).isEqualTo(1);
        assertThat(promises.path("broken").asInt()).isEqualTo(1);
    }

    @Test
    void the_same_case_declared_twice_is_linked_and_dismissed() throws Exception {
        JsonNode link = read("links").at("/linkedFrom/0");
        assertThat(link.path("relation").asString()).isEqualTo("DUPLICATE_OF");
        String other = link.path("other").asString();
        assertThat(api.get("/api/incidents/" + other).body().path("status").asString())
                .isEqualTo("DISMISSED");
    }

    private static JsonNode read(String view) throws Exception {
        return api.get("/api/incidents/%s/%s".formatted(incident, view)).body();
    }

    private static String kept(JsonNode updates, String update) {
        return updates.valueStream()
                .filter(it -> it.path("update").asString("").equals(update))
                .map(it -> it.at("/promise/kept").asString())
                .findFirst()
                .orElseThrow();
    }
}
