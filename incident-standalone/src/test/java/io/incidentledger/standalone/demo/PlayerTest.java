package io.incidentledger.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class PlayerTest {
    /** The requests that enter the catalogue, one for each of its kinds. */
    private static final int CATALOGUE = 4;

    @TempDir private Path dataDir;
    @TempDir private Path folder;
    private final StringWriter told = new StringWriter();
    private final SettableClock clock = new SettableClock();
    private ScriptedProduct product;

    @BeforeEach
    void begin() throws IOException {
        product = new ScriptedProduct();
        write(
                "scenario.yaml",
                "{scenario: tiny, title: A tiny case, catalogue: c.yaml, parts: [p.yaml]}");
        write(
                "c.yaml",
                """
                sites: [{site: north, name: North}]
                services: [{service: mail, name: Mail, site: north}]
                tenants: [{tenant: a, name: A}, {tenant: b, name: B}]
                subscriptions:
                  since: 2020-01-01
                  lines: [{service: mail, tenants: [a, b]}]
                """);
        write(
                "p.yaml",
                """
                steps:
                  - {id: declare, say: It begins, source: dpa, type: DeclareIncident, title: Attack}
                  - {id: down, say: Mail is taken off, type: TakeServiceOffline, service: mail}
                  - {id: mend, say: It was another, type: CorrectEntry, entry: {step: down}}
                  - {show: [board]}
                """);
    }

    @AfterEach
    void end() {
        product.close();
    }

    @Nested
    class While_the_product_answers {
        @Test
        void tells_each_step_and_where_it_was_recorded() throws Exception {
            play();
            assertThat(told.toString().lines())
                    .contains(
                            "A tiny case",
                            "  Catalogue: 2 subscriptions",
                            "  1/3  It begins  INC-2026-000001@0",
                            "  2/3  Mail is taken off  INC-2026-000001@1",
                            "All of it is recorded, as INC-2026-000001");
        }

        @Test
        void sends_every_step_to_its_endpoint_without_what_is_only_for_people() throws Exception {
            play();
            assertThat(product.statements())
                    .extracting(ScriptedProduct.Request::path)
                    .containsExactly(
                            "/api/incidents",
                            "/api/incidents/INC-2026-000001/commands",
                            "/api/incidents/INC-2026-000001/commands");
            assertThat(product.statements().getFirst().body().propertyNames())
                    .containsExactly("type", "title");
        }

        @Test
        void puts_the_recorded_entry_where_the_scenario_names_a_step() throws Exception {
            play();
            assertThat(product.statements().getLast().body().at("/commands/0/entry").asString())
                    .isEqualTo("INC-2026-000001@1");
        }

        @Test
        void asks_about_another_incident_where_a_step_names_who_declared_it() throws Exception {
            write(
                    "p.yaml",
                    """
                    steps:
                      - {id: declare, say: It begins, type: DeclareIncident, title: Attack}
                      - {id: again, say: Once more, type: DeclareIncident, title: Alarm}
                      - {id: same, say: The same, of: again, type: LinkIncident,
                         other: {incidentOf: declare}}
                    """);
            usual(CATALOGUE + 1);
            product.next(201, "{\"entries\": [{\"entry\": \"INC-2026-000002@0\"}]}");
            play();
            ScriptedProduct.Request link = product.statements().getLast();
            assertThat(link.path()).isEqualTo("/api/incidents/INC-2026-000002/commands");
            assertThat(link.body().at("/commands/0/other").asString()).isEqualTo("INC-2026-000001");
        }

        @Test
        void shows_the_board_once_it_has_come_as_far_as_the_last_entry() throws Exception {
            play();
            assertThat(product.requests().getLast().path())
                    .startsWith("/api/board?")
                    .endsWith("after=INC-2026-000001%402");
        }

        @Test
        void says_what_was_kept_although_it_contradicts_the_history() throws Exception {
            usual(CATALOGUE);
            product.next(
                    201,
                    """
                    {"incident": "INC-2026-000001", "after": "INC-2026-000001@0", "entries": [
                     {"entry": "INC-2026-000001@0", "objections": [{"code": "TOO_EARLY"}]}]}
                    """);
            play();
            assertThat(told.toString()).contains("kept although TOO_EARLY");
        }
    }

    @Nested
    class Refused {
        @Test
        void tells_the_code_the_sentence_and_what_could_have_been_meant() {
            usual(CATALOGUE);
            product.next(
                    422,
                    """
                    {"code": "UNKNOWN_SERVICE", "detail": "There is no mial.", "nearest": ["mail"]}
                    """);
            assertThatThrownBy(PlayerTest.this::play)
                    .isInstanceOf(DemoStopped.class)
                    .hasMessage("Step declare was refused: UNKNOWN_SERVICE");
            assertThat(told.toString())
                    .contains("UNKNOWN_SERVICE: There is no mial.")
                    .contains("perhaps mail");
        }

        @Test
        void says_what_to_do_when_the_scenario_was_edited_since() {
            usual(CATALOGUE);
            product.next(422, "{\"code\": \"IDEMPOTENCY_KEY_REUSED\"}");
            assertThatThrownBy(PlayerTest.this::play).hasMessageContaining("use --again");
        }

        @Test
        void says_what_to_do_when_the_token_is_of_another_installation() {
            product.next(401, "{\"code\": \"UNAUTHENTICATED\"}");
            assertThatThrownBy(PlayerTest.this::play).hasMessageContaining("--data-dir");
        }

        @Test
        void goes_on_where_the_catalogue_knows_it_already() throws Exception {
            product.next(409, "{\"code\": \"ID_TAKEN\"}");
            play();
            assertThat(product.statements()).hasSize(3);
        }
    }

    @Nested
    class While_the_product_is_away {
        @Test
        void waits_says_so_and_sends_the_same_again() throws Exception {
            usual(CATALOGUE);
            product.next(503, "");
            product.next(503, "");
            play();
            assertThat(told.toString())
                    .contains("trying again, for up to 120 s more")
                    .contains("It answers again, after 1 s.");
            assertThat(product.statements().subList(0, 3))
                    .extracting(ScriptedProduct.Request::key)
                    .containsOnly(product.statements().getFirst().key());
        }

        @Test
        void gives_up_after_two_minutes_and_says_how_to_go_on() {
            product.close();
            Instant begin = clock.instant();
            assertThatThrownBy(PlayerTest.this::play)
                    .isInstanceOf(DemoStopped.class)
                    .hasMessageContaining("The product does not answer")
                    .hasMessageEndingWith(
                            "start it with ./incident up and run the demo again: it goes on where"
                                    + " it stopped");
            assertThat(Duration.between(begin, clock.instant())).isEqualTo(Patience.LIMIT);
        }
    }

    @Nested
    class Stopped_in_the_middle {
        private List<ScriptedProduct.Request> first;

        @BeforeEach
        void stop() {
            usual(CATALOGUE + 1);
            product.next(422, "{\"code\": \"STOP\"}");
            assertThatThrownBy(PlayerTest.this::play).isInstanceOf(DemoStopped.class);
            first = product.statements();
        }

        /** Fails when the key of a run is not kept, or is not part of what is sent. */
        @Test
        void sends_what_was_sent_again_under_the_same_keys() throws Exception {
            play();
            List<ScriptedProduct.Request> second =
                    product.statements().subList(first.size(), product.statements().size());
            assertThat(second).hasSize(3);
            assertThat(second.subList(0, 2))
                    .extracting(ScriptedProduct.Request::key, ScriptedProduct.Request::body)
                    .isEqualTo(
                            first.stream()
                                    .map(
                                            it ->
                                                    org.assertj.core.groups.Tuple.tuple(
                                                            it.key(), it.body()))
                                    .toList());
        }

        @Test
        void says_from_where_it_goes_on() throws Exception {
            play();
            assertThat(told.toString()).contains("1 of 3 steps were recorded");
        }

        @Test
        void begins_a_new_run_when_asked_to() throws Exception {
            play(true, product.address());
            assertThat(product.statements().getLast().key())
                    .isNotEqualTo(first.getLast().key())
                    .startsWith("tiny/");
            assertThat(product.statements().get(first.size()).key())
                    .isNotEqualTo(first.getFirst().key());
        }
    }

    @Test
    void a_folder_without_a_scenario_is_refused_by_name() {
        Path empty = folder.resolve("empty");
        assertThatThrownBy(() -> ScenarioFolder.read(empty))
                .isInstanceOf(DemoStopped.class)
                .hasMessage(
                        "There is no scenario here: %s is missing", empty.resolve("scenario.yaml"));
    }

    /** So many of the usual answers come first. */
    private void usual(int count) {
        for (int answer = 0; answer < count; answer++) {
            product.next(
                    201,
                    """
                    {"incident": "INC-2026-000001", "after": "INC-2026-000001@0",
                     "entries": [{"entry": "INC-2026-000001@0"}]}
                    """);
        }
    }

    private void play() throws InterruptedException {
        play(false, product.address());
    }

    private void play(boolean again, URI address) throws InterruptedException {
        Scenario scenario = ScenarioFolder.read(folder);
        new Player(
                        scenario,
                        Run.of(scenario.id(), dataDir, again),
                        new Product(address, subject -> "token-of-" + subject),
                        new Tale(new PrintWriter(told), Ink.PLAIN),
                        clock,
                        clock::advance,
                        Duration.ZERO)
                .play();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
