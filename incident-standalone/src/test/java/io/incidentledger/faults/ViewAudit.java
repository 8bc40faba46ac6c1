package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.standalone.Api;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Whether what is shown is what the store says, now and as of any moment. */
record ViewAudit(Api api, StoredEvents stored) {
    private static final int MOMENTS = 100;

    /** An entry of a timeline. */
    private record Line(String entry, long position, JsonNode payload) {}

    void check(Random random, Duration patience) throws IOException, InterruptedException {
        Map<String, List<StoredEvent>> incidents = stored.incidents();
        Set<String> out = new HashSet<>();
        for (Map.Entry<String, List<StoredEvent>> incident : incidents.entrySet()) {
            ReferenceFold fold = ReferenceFold.of(incident.getValue());
            awaitShown(incident.getKey(), fold.lastSequence(), patience);
            assertThat(shown(incident.getKey(), "")).as(incident.getKey()).isEqualTo(fold);
            assertThat(timeline(incident.getKey(), ""))
                    .as("timeline of %s", incident.getKey())
                    .isEqualTo(lines(incident.getValue()));
            out.addAll(fold.out());
        }
        assertThat(listed()).isEqualTo(incidents.keySet());
        assertThat(board()).as("the board").isEqualTo(out);
        List<List<StoredEvent>> histories = List.copyOf(incidents.values());
        for (int moment = 0; moment < MOMENTS; moment++) {
            checkAsOf(random, histories.get(random.nextInt(histories.size())));
        }
    }

    private void checkAsOf(Random random, List<StoredEvent> history)
            throws IOException, InterruptedException {
        StoredEvent last = history.get(random.nextInt(history.size()));
        List<StoredEvent> prefix =
                history.stream().filter(it -> !it.recordedAt().isAfter(last.recordedAt())).toList();
        String when = "knownAt=" + last.recordedAt();
        assertThat(shown(last.stream(), "?" + when))
                .as("%s %s", last.stream(), when)
                .isEqualTo(ReferenceFold.of(prefix));
        assertThat(timeline(last.stream(), "&" + when))
                .as("timeline of %s %s", last.stream(), when)
                .isEqualTo(lines(prefix));
    }

    private void awaitShown(String incident, long sequence, Duration patience) {
        await("%s@%d is shown".formatted(incident, sequence))
                .atMost(patience)
                // Thousands of incidents, nearly all of them shown already.
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(
                        () ->
                                api.get("/api/incidents/" + incident)
                                                .body()
                                                .path("lastSequence")
                                                .asLong(-1)
                                        >= sequence);
    }

    private ReferenceFold shown(String incident, String when)
            throws IOException, InterruptedException {
        JsonNode body = api.get("/api/incidents/" + incident + when).body();
        Set<String> out = new HashSet<>();
        body.path("disruptions")
                .forEach(
                        it -> {
                            if (it.path("open").asBoolean()) {
                                out.add(pair(it));
                            }
                        });
        return new ReferenceFold(
                body.path("title").asString(""),
                body.path("severity").asString(""),
                out,
                body.path("lastSequence").asLong(-1));
    }

    private List<Line> timeline(String incident, String when)
            throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        for (JsonNode page : pages("/api/incidents/%s/timeline?limit=200%s", incident, when)) {
            page.path("items")
                    .forEach(
                            it ->
                                    lines.add(
                                            new Line(
                                                    it.path("entry").asString(),
                                                    it.path("position").asLong(),
                                                    it.path("payload"))));
        }
        return lines;
    }

    private static List<Line> lines(List<StoredEvent> rows) {
        return rows.stream()
                .map(it -> new Line(it.stream() + "@" + it.sequence(), it.position(), it.payload()))
                .toList();
    }

    private Set<String> listed() throws IOException, InterruptedException {
        Set<String> listed = new HashSet<>();
        for (JsonNode page : pages("/api/incidents?limit=200")) {
            page.path("items").forEach(it -> listed.add(it.path("incident").asString()));
        }
        return listed;
    }

    private Set<String> board() throws IOException, InterruptedException {
        Set<String> out = new HashSet<>();
        api.get("/api/board")
                .body()
                .path("items")
                .forEach(
                        it -> {
                            if (!it.path("state").asString().equals("OK")) {
                                out.add(pair(it));
                            }
                        });
        return out;
    }

    private static String pair(JsonNode it) {
        return it.path("service").asString() + "/" + it.path("tenant").asString();
    }

    private List<JsonNode> pages(String path, Object... in)
            throws IOException, InterruptedException {
        List<JsonNode> pages = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(path.formatted(in) + cursor).body();
            pages.add(page);
            cursor = "&cursor=" + page.path("next").asString("");
        } while (!pages.getLast().path("next").asString("").isEmpty());
        return pages;
    }
}
