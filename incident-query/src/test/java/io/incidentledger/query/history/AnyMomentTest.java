package io.incidentledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.query.fixture.Reads;
import io.incidentledger.query.history.RandomRecord.Recorded;
import io.incidentledger.wire.http.Caller;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whatever moment is asked about, on whichever axes, the product answers what a naive fold of the
 * same entries does. Fails when one bound of a range is off by one.
 */
class AnyMomentTest {
    private static final int INCIDENTS = 8;
    private static final int LENGTH = 45;
    private static final int QUESTIONS = 800;

    /** Nobody asks that much by hand; the default share is for people. */
    private static final Map<String, Object> MANY_QUESTIONS =
            Map.of(
                    "incident.limits.requests-per-second", 100_000,
                    "incident.limits.burst", 100_000);

    private static final long SEED = System.nanoTime();
    private static final Random RANDOM = new Random(SEED);
    private static List<Recorded> record;
    private static Reads reads;

    /** Bounds of a question; null is none. */
    private record Moments(
            @Nullable Instant validAt, @Nullable Instant knownAt, @Nullable Instant learnedUntil) {
        NaiveFold fold() {
            return new NaiveFold(record, validAt, knownAt, learnedUntil);
        }

        List<String> parameters() {
            List<String> parameters = new ArrayList<>();
            add(parameters, "validAt", validAt);
            add(parameters, "knownAt", knownAt);
            add(parameters, "learnedUntil", learnedUntil);
            return parameters;
        }

        Moments withoutLearned() {
            return new Moments(validAt, knownAt, null);
        }

        private static void add(List<String> parameters, String name, @Nullable Instant moment) {
            if (moment != null) {
                parameters.add(name + "=" + moment);
            }
        }
    }

    @BeforeAll
    static void play() {
        LoggerFactory.getLogger(AnyMomentTest.class).warn("seed {}", SEED);
        record = new RandomRecord(RANDOM, INCIDENTS, LENGTH).entries();
        reads = Reads.with(MANY_QUESTIONS);
        for (Recorded entry : record) {
            reads.publisher().at(entry.recordedAt().toString()).publish(entry.event());
        }
        reads.publisher().watermark();
        for (int number = 1; number <= INCIDENTS; number++) {
            Recorded last = last(incident(number));
            reads.observer().get("/api/incidents?after=" + last.entry());
        }
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void an_incident_is_what_the_naive_fold_makes_of_it() {
        ask(
                (incident, at) -> {
                    JsonNode view = get("/api/incidents/" + incident, at);
                    assertThat(view.path("title").asStringOpt().orElse(null))
                            .isEqualTo(at.fold().title(incident));
                    return worstOf(view, at.validAt());
                },
                (incident, at) -> at.fold().states(incident));
    }

    @Test
    void the_board_shows_what_the_naive_fold_says_is_out() {
        ask(
                (incident, at) ->
                        states(get("/api/board", at.withoutLearned(), "incident=" + incident)),
                (incident, at) -> at.withoutLearned().fold().states(incident));
    }

    @Test
    void the_timeline_has_the_entries_that_count_and_their_marks() {
        ask(
                (incident, at) ->
                        timeline(get("/api/incidents/" + incident + "/timeline", at, "limit=200")),
                (incident, at) -> at.fold().timeline(incident));
    }

    @Test
    void the_list_has_what_was_declared_by_then_under_its_title_of_then() {
        ask(
                (_, at) -> titles(get("/api/incidents", at.withoutLearned(), "limit=200")),
                (_, at) -> titles(at.withoutLearned().fold()));
    }

    @Test
    void the_workarounds_run_for_whom_the_naive_fold_says() {
        ask(
                (incident, at) ->
                        workarounds(get("/api/incidents/" + incident + "/workarounds", at)),
                (incident, at) -> at.fold().workarounds(incident));
    }

    @Test
    void the_difference_of_two_moments_is_what_differs() {
        ask(
                (incident, at) -> {
                    Instant to = at.validAt() == null ? RandomRecord.DAY : at.validAt();
                    Moments other = new Moments(null, at.knownAt(), at.learnedUntil());
                    String span = "axis=validAt&from=%s&to=%s".formatted(RandomRecord.DAY, to);
                    return changed(get("/api/incidents/" + incident + "/difference", other, span));
                },
                (incident, at) -> {
                    Instant to = at.validAt() == null ? RandomRecord.DAY : at.validAt();
                    return new Moments(to, at.knownAt(), at.learnedUntil()).fold().states(incident);
                });
    }

    /** A question about an incident as of some moments, and its answer. */
    private interface Answering {
        Object to(String incident, Moments at);
    }

    private static void ask(Answering product, Answering oracle) {
        for (int i = 0; i < QUESTIONS; i++) {
            String incident = incident(1 + RANDOM.nextInt(INCIDENTS));
            Moments at =
                    new Moments(
                            near(it -> it.event().clocks().occurredAt().latest()),
                            near(Recorded::recordedAt),
                            near(Recorded::learnedAt));
            assertThat(product.to(incident, at))
                    .as("seed %d, %s at %s", SEED, incident, at)
                    .isEqualTo(oracle.to(incident, at));
        }
    }

    /** A moment at which something changes, or a microsecond beside it; or none. */
    private static @Nullable Instant near(Function<Recorded, Instant> clock) {
        if (RANDOM.nextInt(4) == 0) {
            return null;
        }
        Instant moment = clock.apply(record.get(RANDOM.nextInt(record.size())));
        Instant beside = moment.plusNanos(1_000L * (RANDOM.nextInt(3) - 1));
        Instant last = record.getLast().recordedAt();
        return beside.isAfter(last) ? last : beside;
    }

    private static JsonNode get(String path, Moments at, String... more) {
        List<String> parameters = at.parameters();
        parameters.addAll(List.of(more));
        Caller.Answer answer = reads.observer().get(path + "?" + String.join("&", parameters));
        assertThat(answer.status()).as("seed %d: %s", SEED, answer.json()).isEqualTo(200);
        return answer.json();
    }

    private static Map<String, String> worstOf(JsonNode view, @Nullable Instant validAt) {
        Map<String, String> worst = new TreeMap<>();
        for (JsonNode disruption : view.path("disruptions")) {
            for (JsonNode phase : disruption.path("phases")) {
                if (mayHold(phase.path("possible"), validAt)) {
                    worst.merge(
                            pair(disruption),
                            phase.path("kind").asString(),
                            (one, other) -> rank(one) < rank(other) ? one : other);
                }
            }
        }
        return worst;
    }

    private static boolean mayHold(JsonNode span, @Nullable Instant validAt) {
        boolean lasts = !span.hasNonNull("to");
        return validAt == null
                ? lasts
                : !Instant.parse(span.path("from").asString()).isAfter(validAt)
                        && (lasts || validAt.isBefore(Instant.parse(span.path("to").asString())));
    }

    private static int rank(String kind) {
        return List.of("OFFLINE", "LIMITED", "WORKAROUND").indexOf(kind);
    }

    private static Map<String, String> states(JsonNode board) {
        Map<String, String> states = new TreeMap<>();
        board.path("items").forEach(item -> states.put(pair(item), item.path("state").asString()));
        return states;
    }

    private static Map<String, String> changed(JsonNode difference) {
        Map<String, String> states = new TreeMap<>();
        difference
                .path("pairs")
                .forEach(item -> states.put(pair(item), item.path("after").asString()));
        return states;
    }

    private static Set<String> workarounds(JsonNode view) {
        Set<String> active = new TreeSet<>();
        for (JsonNode workaround : view.path("workarounds")) {
            for (JsonNode tenant : workaround.path("tenants")) {
                if (tenant.path("active").asBoolean()) {
                    active.add(
                            workaround.path("workaround").asString()
                                    + "/"
                                    + tenant.path("tenant").asString());
                }
            }
        }
        return active;
    }

    private static List<String> timeline(JsonNode page) {
        List<String> entries = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            JsonNode marks = item.path("marks");
            String by =
                    marks.path("retractedBy")
                            .asStringOpt()
                            .orElse(marks.path("correctedBy").asString("-"));
            entries.add(item.path("entry").asString() + " " + by);
        }
        return entries;
    }

    private static List<String> titles(JsonNode list) {
        List<String> titles = new ArrayList<>();
        list.path("items")
                .forEach(
                        item ->
                                titles.add(
                                        item.path("incident").asString()
                                                + " "
                                                + item.path("title").asString()));
        return titles;
    }

    private static List<String> titles(NaiveFold fold) {
        return IntStream.iterate(INCIDENTS, number -> number > 0, number -> number - 1)
                .mapToObj(AnyMomentTest::incident)
                .filter(incident -> fold.title(incident) != null)
                .map(incident -> incident + " " + fold.title(incident))
                .toList();
    }

    private static String pair(JsonNode item) {
        return item.path("service").asString() + "/" + item.path("tenant").asString();
    }

    private static String incident(int number) {
        return "INC-2023-%06d".formatted(number);
    }

    private static Recorded last(String incident) {
        return record.stream()
                .filter(it -> it.entry().stream().equals(incident))
                .reduce((_, next) -> next)
                .orElseThrow();
    }
}
