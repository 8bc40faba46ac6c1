package io.incidentledger.standalone.demo;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Plays a scenario. Every request is sent with a key made of the scenario, the run and the step, so
 * that going on after a kill simply sends everything again: what was recorded answers as it did,
 * and is recorded once.
 */
public final class Player {
    private final Scenario scenario;
    private final Run run;
    private final Product product;
    private final Tale tale;
    private final Pause pause;
    private final Patience patience;
    private final Views views;
    private final Duration rest;
    private final int before;
    private final RecordedEntries recorded = new RecordedEntries();
    private String incident = "";
    private String after = "";

    /**
     * @param rest how long to wait after each step, for people to follow
     */
    public Player(
            Scenario scenario,
            Run run,
            Product product,
            Tale tale,
            Clock clock,
            Pause pause,
            Duration rest) {
        this.scenario = scenario;
        this.run = run;
        this.product = product;
        this.tale = tale;
        this.pause = pause;
        this.rest = rest;
        this.patience = new Patience(clock, pause, tale);
        this.views = new Views(product, patience, tale);
        this.before = run.acknowledged();
    }

    /**
     * Plays all of it.
     *
     * @throws DemoStopped if the product refuses a step or stays away
     */
    public void play() throws InterruptedException {
        tale.heading(scenario.title());
        begin();
        for (Step.Request step : scenario.catalogue()) {
            sendToCatalogue(step);
            tale.line("  " + step.say());
        }
        int number = 0;
        for (Step step : scenario.steps()) {
            switch (step) {
                case Step.Request request -> play(request, ++number);
                case Step.Show show -> show(show, number);
            }
        }
        tale.heading("All of it is recorded, as " + incident);
    }

    private void show(Step.Show show, int number) throws InterruptedException {
        // What stands before was shown before the demo stopped.
        if (number >= before) {
            views.show(show, incident, after, recorded);
        }
    }

    private void begin() {
        if (before > 0) {
            tale.line(
                    ("Going on with run %s (%s): %d of %d steps were recorded. They are sent again"
                                    + " under the same keys, and are recorded once.")
                            .formatted(run.key(), run.incident(), before, scenario.requests()));
        }
    }

    private void play(Step.Request step, int number) throws InterruptedException {
        boolean toCatalogue = step.to() == Destination.CATALOGUE;
        Answer answer = toCatalogue ? sendToCatalogue(step) : send(step);
        List<String> entries = answer.entries();
        recorded.add(step.id(), entries);
        if (!toCatalogue) {
            after = answer.body().path("after").asString(after);
        }
        run.acknowledge(number, incident);
        tale.step(number, scenario.requests(), step.say(), place(entries));
        if (!answer.objections().isEmpty()) {
            tale.stood(answer.objections());
        }
        if (number > before) {
            pause.of(rest);
        }
    }

    private static String place(List<String> entries) {
        return switch (entries.size()) {
            case 0 -> "known";
            case 1 -> entries.getFirst();
            default -> "%s and %d more".formatted(entries.getFirst(), entries.size() - 1);
        };
    }

    private Answer send(Step.Request step) throws InterruptedException {
        String key = "%s/%s/%s".formatted(scenario.id(), run.key(), step.id());
        Answer answer = accepted(step, post(step, key));
        if (incident.isEmpty()) {
            incident = answer.body().path("incident").asString("");
            if (run.incident() != null && !incident.equals(run.incident())) {
                tale.notice(
                        "The product no longer knows %s: it begins anew."
                                .formatted(run.incident()));
            }
        }
        return answer;
    }

    private Answer sendToCatalogue(Step.Request step) throws InterruptedException {
        Answer answer = new CataloguePlayer(scenario.id(), product, patience).play(step);
        return CataloguePlayer.isKnown(answer) ? answer : accepted(step, answer);
    }

    private Answer post(Step.Request step, String key) throws InterruptedException {
        List<ObjectNode> commands = step.commands().stream().map(recorded::resolve).toList();
        ObjectNode first = commands.getFirst();
        if (first.path("type").asString("").equals("DeclareIncident")) {
            return patience.of(() -> product.post(Destination.INCIDENTS, first, key, step.as()));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("commands").addAll(commands);
        String of = step.of();
        String path = step.to().path(of == null ? incident : recorded.incident(of));
        return patience.of(() -> product.post(path, body, key, step.as()));
    }

    private Answer accepted(Step.Request step, Answer answer) {
        if (!answer.succeeded()) {
            tale.problem(answer);
            throw new DemoStopped("Step %s was refused: %s".formatted(step.id(), hint(answer)));
        }
        return answer;
    }

    private static String hint(Answer answer) {
        return switch (answer.code()) {
            case "IDEMPOTENCY_KEY_REUSED" ->
                    "the scenario was edited since this run began; use --again for a new one";
            case "UNAUTHENTICATED" ->
                    "the token is not this product's; give its data folder (--data-dir) or a"
                            + " token (--token)";
            default -> answer.code();
        };
    }
}
