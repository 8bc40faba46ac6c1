package io.incidentledger.standalone.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A whole file of records: what cannot be translated is named by its line and keeps nothing up. */
class TranslationTest {
    private static final String RECORD =
            """
            {"id": "%1$s", "impact": "minor", "components": ["Pages"], "startedAt": "2024-05-01T10:00:00Z", "resolvedAt": "2024-05-01T12:00:00Z", "updates": [{"i": 0, "at": "2024-05-01T10:00:00Z", "status": "%2$s"}], "componentTransitions": [{"i": 0, "at": "2024-05-01T10:00:00Z", "component": "Pages", "to": "DEGRADED"}]}\
            """;

    @TempDir private Path folder;

    @Test
    void leaves_what_it_does_not_know_and_takes_the_rest() throws Exception {
        Path records = folder.resolve("records.jsonl");
        Files.write(
                records,
                List.of(
                        RECORD.formatted("1", "Investigating"),
                        "no record",
                        RECORD.formatted("2", "Pondering"),
                        RECORD.formatted("3", "Investigating")));
        Path lines = folder.resolve("lines.ndjson");
        List<String> left = new ArrayList<>();
        long count = new Translation(records, new GithubStatus(), left::add).incidents(lines);
        assertThat(left)
                .containsExactly(
                        "Record 2 is no JSON",
                        "Record 3 has an update of an unknown status, Pondering");
        assertThat(Files.readAllLines(lines))
                .hasSize((int) count)
                .filteredOn(line -> line.contains("DeclareIncident"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"1/declaration\""),
                        second -> assertThat(second).contains("\"3/declaration\""));
    }
}
