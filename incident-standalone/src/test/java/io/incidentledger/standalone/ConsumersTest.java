package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.embedded.Ports;
import io.incidentledger.query.summary.SummarySender;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The consumers of docs/consumers.md, run at the end of April 2023, say what the product says.
 * Fails when a derived topic and the board differ, when a pair that is back is still said to be
 * out, or when a consumer no longer understands what is sent.
 */
class ConsumersTest {
    private static StandaloneApplication product;
    private static Path dataDir;
    private static Api api;
    private static String brokers;

    @BeforeAll
    static void play() throws Exception {
        dataDir = Files.createTempDirectory("consumers-");
        UpSettings settings =
                new UpSettings(dataDir, true, Ports.free(), Ports.free(), null, null, null);
        product = StandaloneApplication.start(settings, _ -> {});
        api = Api.of(settings.port(), dataDir);
        brokers =
                product.context()
                        .getEnvironment()
                        .getRequiredProperty("incident.kafka.bootstrap-servers");
        Bitmarck.playApril(api);
        Instant played = Instant.now();
        await().atMost(Duration.ofMinutes(1)).until(() -> isSentUntil(played));
    }

    @AfterAll
    static void stop() throws Exception {
        product.close();
        FileSystemUtils.deleteRecursively(dataDir);
    }

    @Test
    void plain_java_says_what_the_board_says() throws Exception {
        try (ExampleProcess outNow = ExampleProcess.java("OutNow.java", brokers)) {
            assertThat(outNow.outcome())
                    .isNotEmpty()
                    .containsExactlyElementsOf(
                            out().map(
                                            item ->
                                                    "%s %s %s %s"
                                                            .formatted(
                                                                    item.path("service").asString(),
                                                                    item.path("tenant").asString(),
                                                                    item.path("state").asString(),
                                                                    item.at("/since/earliest")
                                                                            .asString()))
                                    .toList());
        }
    }

    @Test
    void spring_kafka_says_what_the_list_of_incidents_says() throws Exception {
        List<String> expected =
                list(api.get("/api/incidents").body().path("items"))
                        .map(
                                item ->
                                        "%s %s %s"
                                                .formatted(
                                                        item.path("incident").asString(),
                                                        item.path("status").asString(),
                                                        item.path("title").asString()))
                        .sorted()
                        .toList();
        assertThat(expected).isNotEmpty();
        try (ExampleProcess desk =
                ExampleProcess.springBoot(
                        "TicketDesk.java",
                        "--spring.config.location=file:ticket-desk.properties",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=off",
                        "--spring.kafka.bootstrap-servers=" + brokers)) {
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(
                            () ->
                                    assertThat(desk.said())
                                            .endsWith(expected.toArray(new String[0])));
        }
    }

    /** Those that the build was asked to run; what was asked for and is missing is a failure. */
    static List<String> shells() {
        return Boolean.getBoolean("itest.kcat") ? List.of("out-now.sh") : List.of();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("shells")
    void kcat_and_jq_count_what_is_on_the_board(String shell) throws Exception {
        Map<String, Long> counted =
                new TreeMap<>(
                        out().collect(
                                        Collectors.groupingBy(
                                                item ->
                                                        item.path("service").asString()
                                                                + " "
                                                                + item.path("state").asString(),
                                                Collectors.counting())));
        try (ExampleProcess process = ExampleProcess.shell(shell, brokers)) {
            assertThat(process.outcome())
                    .containsExactlyElementsOf(
                            counted.entrySet().stream()
                                    .map(it -> it.getKey() + " " + it.getValue())
                                    .toList());
        }
    }

    private static boolean isSentUntil(Instant moment) throws Exception {
        JsonNode asOf = api.get("/api/board").body().path("asOf");
        return Instant.parse(asOf.path("recordedUntil").asString("1970-01-01T00:00:00Z"))
                        .isAfter(moment)
                && product.context().getBean(SummarySender.class).status().position()
                        >= asOf.path("position").asLong();
    }

    private static Stream<JsonNode> out() throws Exception {
        return list(api.get("/api/board").body().path("items"))
                .filter(item -> !item.path("state").asString().equals("OK"));
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
