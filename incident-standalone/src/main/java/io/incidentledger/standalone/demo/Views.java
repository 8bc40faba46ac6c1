package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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

    void show(Step.Show show, String incident, String after) throws InterruptedException {
        for (Step.View view : show.views()) {
            switch (view) {
                case BOARD -> {
                    String moment = show.validAt();
                    String path = "/api/board?incident=" + text(incident) + "&after=" + text(after);
                    JsonNode board =
                            read(moment == null ? path : path + "&validAt=" + text(moment));
                    BoardText.print(board, moment, tale);
                }
                case RESTORATION ->
                        RestorationText.print(
                                read(
                                        Destination.INCIDENTS
                                                + "/"
                                                + incident
                                                + "?after="
                                                + text(after)),
                                tale);
                case TIMELINE -> TimelineText.print(timeline(incident, after), tale);
            }
        }
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
