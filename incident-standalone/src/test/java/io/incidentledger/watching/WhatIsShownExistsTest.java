package io.incidentledger.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.standalone.Api;
import io.incidentledger.standalone.SharedProduct;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Dashboard and alerts ask for what the product tells, and for nothing else. */
@ExtendWith(SharedProduct.Provider.class)
class WhatIsShownExistsTest {
    private static final String DASHBOARD = "deploy/grafana/incident-ledger.json";
    private static final String ALERTS = "deploy/prometheus/alerts.yaml";
    private static final Pattern OURS = Pattern.compile("incident_\\w+");

    private Set<String> told = Set.of();

    @BeforeEach
    void use_everything_once(SharedProduct product) throws Exception {
        Api api = product.api();
        String declared =
                api.post(
                                "/api/incidents",
                                "{\"nature\": \"SECURITY\", \"severity\": \"LOW\", \"title\":"
                                        + " \"x\"}")
                        .body()
                        .path("after")
                        .asString();
        assertThat(api.post("/api/incidents", "{}").status()).isEqualTo(400);
        assertThat(api.get("/api/incidents?after=" + declared).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> !metrics(api).isEmpty());
        told = metrics(api);
    }

    /** Fails when a metric is renamed, or a panel asks for one that never was. */
    @Test
    void on_the_dashboard() throws IOException {
        assertThat(missing(Expressions.in(DASHBOARD, JsonMapper.shared()))).isEmpty();
    }

    /** Fails when a metric is renamed: its alarm would be silent for ever. */
    @Test
    void in_the_alerts() throws IOException {
        assertThat(missing(Expressions.in(ALERTS, YAMLMapper.shared()))).isEmpty();
    }

    /** Fails when a metric of ours is added that nobody would ever see. */
    @Test
    void and_the_other_way_round() throws IOException {
        Set<String> asked = Expressions.in(DASHBOARD, JsonMapper.shared()).metrics();
        asked.addAll(Expressions.in(ALERTS, YAMLMapper.shared()).metrics());
        Set<String> families =
                asked.stream().map(WhatIsShownExistsTest::family).collect(Collectors.toSet());
        assertThat(
                        told.stream()
                                .filter(name -> OURS.matcher(name).matches())
                                .map(WhatIsShownExistsTest::family))
                .isSubsetOf(families);
    }

    /** The canary. */
    @Test
    void what_does_not_exist_is_noticed() {
        Expressions wrong =
                new Expressions(
                        List.of(
                                "histogram_quantile(0.9, sum by (le, x)"
                                        + " (rate(incident_commands_bucket{a=\"b\"}[5m])))",
                                "max(incident_feed_halted) > 0 or absent (incident_gone)"));
        assertThat(missing(wrong)).containsExactly("incident_commands_bucket", "incident_gone");
    }

    /** Fails when an alarm wakes somebody and no page says what to do. */
    @Test
    void every_alarm_is_explained() throws IOException {
        String operations =
                Files.readString(Path.of(System.getProperty("project.root"), "docs/operations.md"));
        Path alerts = Path.of(System.getProperty("project.root"), ALERTS);
        assertThat(YAMLMapper.shared().readTree(Files.readString(alerts)).findValues("alert"))
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(operations).contains("`" + alert.asString() + "`"));
    }

    private Set<String> missing(Expressions asked) {
        Set<String> missing = asked.metrics();
        assertThat(missing).isNotEmpty();
        missing.removeAll(told);
        return missing;
    }

    private static String family(String name) {
        return name.replaceFirst("_(bucket|count|sum|max|total)$", "");
    }

    private static Set<String> metrics(Api api) throws IOException, InterruptedException {
        return Arrays.stream(api.text("/actuator/prometheus").split("\n"))
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
