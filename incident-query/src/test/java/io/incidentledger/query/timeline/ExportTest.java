package io.incidentledger.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Longer than a page of what is read at once. */
class ExportTest {
    private static final String PATH = "/api/incidents/INC-2023-000601/export";
    private static final int NOTES = 450;
    private static final String FORMULA = "=HYPERLINK(\"http://x\",\"1\")\r\nand more";

    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        Publisher publisher = reads.publisher().at("2026-01-01T10:00:00Z");
        Facts facts = reads.declared("INC-2023-000601", FORMULA);
        for (int i = 1; i < NOTES; i++) {
            publisher.publish(facts.note("note, \"" + i + "\"", "20:00"));
        }
        publisher
                .at("2026-01-01T11:00:00Z")
                .publish(facts.off("kim", "20:10..20:20", "aok", "sbk"));
        publisher.at("2026-12-31T00:00:00Z").watermark();
        reads.observer().get("/api/incidents?after=INC-2023-000601@" + NOTES);
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void as_json_has_every_entry_once_with_all_its_clocks() {
        Answer answer = reads.observer().get(PATH);
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"INC-2023-000601-%d.json\"".formatted(NOTES));
        JsonNode items = answer.json().path("items");
        assertThat(items.valueStream().map(it -> it.path("entry").asString()))
                .containsExactlyElementsOf(everyEntry());
        assertThat(items.path(0).at("/payload/title").asString()).isEqualTo(FORMULA);
        assertThat(answer.json().at("/asOf/position").asLong()).isEqualTo(NOTES);
    }

    @Test
    void as_csv_has_every_entry_once_and_no_formula() {
        Answer answer = reads.observer().get(PATH + "?format=csv");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        List<List<String>> rows = rows(answer.response().body());
        List<String> head = rows.removeFirst();
        assertThat(rows.stream().map(row -> row.get(head.indexOf("entry"))))
                .containsExactlyElementsOf(everyEntry());
        List<String> last = rows.getLast();
        assertThat(last.get(head.indexOf("occurredEarliest")))
                .isEqualTo("2023-04-24T20:10:00.000000Z");
        assertThat(last.get(head.indexOf("occurredLatest")))
                .isEqualTo("2023-04-24T20:20:00.000000Z");
        assertThat(last.get(head.indexOf("recordedAt"))).isEqualTo("2026-01-01T11:00:00.000000Z");
        JsonNode payload =
                JsonMapper.shared().readTree(rows.getFirst().get(head.indexOf("payload")));
        assertThat(payload.path("title").asString()).isEqualTo(FORMULA);
        assertThat(rows.stream().flatMap(List::stream))
                .noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n].*"));
    }

    @Test
    void has_nothing_that_was_recorded_later() {
        JsonNode then = reads.observer().get(PATH + "?knownAt=2026-01-01T10:30:00Z").json();
        assertThat(then.path("items")).hasSize(NOTES);
        assertThat(then.at("/asOf/position").asLong()).isEqualTo(NOTES - 1L);
    }

    @Test
    void of_a_tenant_has_the_facts_about_them_alone() {
        JsonNode own = reads.boundTo("sbk").get(PATH).json();
        assertThat(own.path("items")).hasSize(1);
        assertThat(own.at("/items/0/payload/tenants/ids").toString()).isEqualTo("[\"sbk\"]");
    }

    @Test
    void in_another_format_is_refused() {
        assertThat(reads.observer().get(PATH + "?format=xml").status()).isEqualTo(400);
    }

    private static List<String> everyEntry() {
        return LongStream.rangeClosed(0, NOTES).mapToObj("INC-2023-000601@%d"::formatted).toList();
    }

    /** As RFC 4180 says, and no more than that. */
    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(csv.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }
}
