package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads views once they have come as far as what was recorded, and prints them. */
final class Views {
    private static final int PAGE = 200;

    private final Product product;
    private final Patience patience;
    private final Tale tale;

    Views(Product product, Patience patience, Tale tale) {
        this.product = product;
        this.patience = patience;
        this.tale = tale;
    }

    void show(Step.Show show, String incident, String after, RecordedEntries recorded)
            throws InterruptedException {
        for (Step.View view : show.views()) {
            switch (view) {
                case BOARD -> {
                    String moment = show.validAt();
                    String path = "/api/board?incident=" + text(incident) + "&after=" + text(after);
                    JsonNode board =
                            read(moment == null ? path : path + "&validAt=" + text(moment));
                    BoardText.print(board, moment, tale);
                }
                case RESTORATION -> RestorationText.print(of(incident, "", after), tale);
                case TIMELINE -> TimelineText.print(timeline(incident, after), tale);
                case FINDINGS -> FindingsText.print(of(incident, "/findings", after), tale);
                case WORKAROUNDS ->
                        WorkaroundsText.print(of(incident, "/workarounds", after), tale);
                case FORECASTS -> ForecastsText.print(of(incident, "/forecasts", after), tale);
                case UPDATES -> UpdatesText.print(of(incident, "/updates", after), tale);
                case LINKS -> LinksText.print(of(incident, "/links", after), tale);
                case DEADLINES -> DeadlinesText.print(of(incident, "/deadlines", after), tale);
                case MOMENT -> moment(show, incident, after, recorded);
            }
        }
    }

    private JsonNode of(String incident, String resource, String after)
            throws InterruptedException {
        return read(
                "%s/%s%s?after=%s"
                        .formatted(Destination.INCIDENTS, incident, resource, text(after)));
    }

    /** Three answers about one moment: recorded by then, learned by then, known today. */
    private void moment(Step.Show show, String incident, String after, RecordedEntries recorded)
            throws InterruptedException {
        String moment = Objects.requireNonNull(show.validAt(), "validAt");
        String last = recorded.first(Objects.requireNonNull(show.recordedWith(), "recordedWith"));
        String recordedAt =
                timeline(incident, after).stream()
                        .filter(entry -> entry.path("entry").asString().equals(last))
                        .map(entry -> entry.path("recordedAt").asString())
                        .findFirst()
                        .orElseThrow(() -> new DemoStopped(last + " is not in the timeline"));
        String path = Destination.INCIDENTS + "/" + incident + "?validAt=" + text(moment);
        MomentText.print(
                moment,
                read(path + "&knownAt=" + text(recordedAt)),
                read(path + "&learnedUntil=" + text(moment)),
                read(path),
                tale);
    }

    private List<JsonNode> timeline(String incident, String after) throws InterruptedException {
        String path = Destination.INCIDENTS + "/" + incident + "/timeline?limit=" + PAGE;
        List<JsonNode> entries = new ArrayList<>();
        JsonNode page = read(path + "&after=" + text(after));
        page.path("items").forEach(entries::add);
        while (page.path("next").isString()) {
            page = read(path + "&cursor=" + text(page.path("next").asString()));
            page.path("items").forEach(entries::add);
        }
        return entries;
    }

    private JsonNode read(String path) throws InterruptedException {
        Answer answer = patience.of(() -> product.get(path));
        if (!answer.succeeded()) {
            tale.problem(answer);
            throw new DemoStopped("%s cannot be read: %s".formatted(path, answer.code()));
        }
        return answer.body();
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
