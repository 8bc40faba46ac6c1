package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Histories come in over HTTP, line by line, and are answered line by line. */
@ExtendWith(SharedProduct.Provider.class)
class AnImportTest {
    private static final String HISTORY =
            """
            {"ref": "c1", "catalogue": true, "type": "RegisterService", "service": "imp-mail", "name": "Mail"}
            {"ref": "c2", "catalogue": true, "commands": [{"type": "RegisterTenant", "tenant": "imp-a", "name": "A"}, {"type": "Subscribe", "tenant": "imp-a", "service": "imp-mail"}]}
            {"ref": "1", "type": "DeclareIncident", "nature": "OPERATIONAL", "severity": "LOW", "title": "Imported", "occurredAt": "2022-03-01T10:00:00Z"}
            {"ref": "1/a", "incidentRef": "1", "type": "ReportDisruption", "service": "imp-mail", "tenants": ["imp-a"], "kind": "OFFLINE", "cause": "FAILURE", "occurredAt": "2022-03-01T10:05:00Z"}

            {"ref": "1/b", "incidentRef": "1", "type": "RestoreService", "service": "imp-mail", "tenants": ["imp-a"], "occurredAt": "2022-03-01T11:00:00Z"}
            {"ref": "1/c", "incidentRef": "1", "type": "RestoreService", "service": "imp-mail", "tenants": ["imp-a"], "occurredAt": "2022-03-01T12:00:00Z"}
            {"ref": "1/d", "incidentRef": "1", "type": "LogNote", "text": " "}
            {"ref": "1/e", "incidentRef": "2", "type": "LogNote", "text": "of nothing"}
            no line at all
            {"ref": "1/f", "incidentRef": "1", "type": "ReportDisruption", "service": "imp-mial", "tenants": "ALL", "kind": "OFFLINE", "cause": "FAILURE"}
            """;

    private static Api api;

    @BeforeAll
    static void start(SharedProduct product) {
        api = product.api();
    }

    @Test
    void answers_every_line_by_its_number_and_records_each_once() throws Exception {
        List<JsonNode> dry = send("once", "&dryRun=true", HISTORY);
        assertThat(dry.getLast().at("/summary/outcomes/ACCEPTED").asInt()).isEqualTo(5);

        List<JsonNode> first = send("once", "", HISTORY);
        assertThat(outcomes(first))
                .containsExactly(
                        "1 RECORDED",
                        "2 RECORDED",
                        "3 RECORDED",
                        "4 RECORDED",
                        "6 RECORDED",
                        "7 OBJECTED",
                        "8 MALFORMED",
                        "9 REFUSED",
                        "10 MALFORMED",
                        "11 REFUSED");
        assertThat(first.get(5).at("/objections/0/code").asString())
                .isEqualTo("NOTHING_TO_RESTORE");
        assertThat(first.get(9).at("/nearest/0").asString()).isEqualTo("imp-mail");
        JsonNode summary = first.getLast().path("summary");
        assertThat(summary.path("complete").asBoolean()).isTrue();
        assertThat(summary.path("lines").asInt()).isEqualTo(10);

        List<JsonNode> again = send("once", "", HISTORY);
        assertThat(again.getLast().at("/summary/outcomes/REPEATED").asInt()).isEqualTo(5);
        assertThat(again.get(3).path("entries")).isEqualTo(first.get(3).path("entries"));
        String incident = first.get(2).at("/entries/0").asString().split("@", 2)[0];
        JsonNode timeline =
                api.get("/api/incidents/%s/timeline?after=%s@2".formatted(incident, incident))
                        .body();
        assertThat(timeline.path("items")).hasSize(3);
    }

    @Test
    void records_what_is_objected_to_when_it_is_told_to() throws Exception {
        List<JsonNode> answers = send("despite", "&despite=NOTHING_TO_RESTORE,ID_TAKEN", HISTORY);
        assertThat(answers).hasSize(1);
        List<JsonNode> mended = send("despite", "&despite=NOTHING_TO_RESTORE", HISTORY);
        assertThat(mended.getLast().at("/summary/overridden/NOTHING_TO_RESTORE").asInt())
                .isEqualTo(1);
    }

    @Test
    void refuses_another_line_under_a_reference_that_was_recorded() throws Exception {
        String line =
                """
                {"ref": "x", "type": "DeclareIncident", "nature": "OPERATIONAL", "severity": "LOW", "title": "%s"}
                """;
        assertThat(outcomes(send("other", "", line.formatted("One"))))
                .containsExactly("1 RECORDED");
        List<JsonNode> other = send("other", "", line.formatted("Another"));
        assertThat(other.getFirst().path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void comes_after_the_one_that_is_under_way() throws Exception {
        String line =
                """
                {"ref": "%s", "type": "DeclareIncident", "nature": "OPERATIONAL", "severity": "LOW", "title": "T"}
                """;
        PipedOutputStream slowly = new PipedOutputStream();
        PipedInputStream body = new PipedInputStream(slowly);
        Imports impatient = new Imports(api, "impatient");
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<JsonNode>> first;
            try {
                first =
                        other.submit(
                                () ->
                                        new Imports(api, "slow")
                                                .send("", BodyPublishers.ofInputStream(() -> body))
                                                .toList());
                // More than the client holds back before it sends anything.
                slowly.write((line.formatted("1") + "\n".repeat(1 << 16)).getBytes(UTF_8));
                // Not faster than one actor may ask.
                List<JsonNode> second =
                        await().atMost(Duration.ofMinutes(1))
                                .pollInterval(Duration.ofMillis(50))
                                .until(
                                        () -> impatient.send(line.formatted("1")),
                                        it -> !it.getLast().has("summary"));
                assertThat(second.getFirst().path("code").asString()).isEqualTo("IMPORT_RUNNING");
            } finally {
                slowly.close();
            }
            assertThat(outcomes(first.get())).containsExactly("1 RECORDED");
            assertThat(impatient.send(line.formatted("2")).getLast().has("summary")).isTrue();
        }
    }

    private static List<JsonNode> send(String source, String more, String lines)
            throws IOException, InterruptedException {
        return new Imports(api, source).send(more, BodyPublishers.ofString(lines)).toList();
    }

    private static List<String> outcomes(List<JsonNode> answers) {
        return Imports.outcomes(answers);
    }
}
