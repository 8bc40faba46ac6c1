package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.embedded.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The whole product is killed in the middle of an import, which is then sent again. Fails when the
 * receipt of a line is not written in the transaction of its events.
 */
class AKilledImportTest {
    private static final int NOTES = 400;
    private static final int ANSWERED_BEFORE_THE_KILL = 90;
    private static final String LINES =
            """
            {"ref": "0", "type": "DeclareIncident", "nature": "OPERATIONAL", "severity": "LOW", "title": "Imported"}
            """
                    + IntStream.rangeClosed(1, NOTES)
                            .mapToObj(
                                    """
                                    {"ref": "%1$d", "incidentRef": "0", "type": "LogNote", "text": "note %1$d"}
                                    """
                                            ::formatted)
                            .collect(Collectors.joining());

    @TempDir private Path dataDir;

    @Test
    void is_sent_again_and_every_line_is_recorded_once() throws Exception {
        int port = Ports.free();
        int kafkaPort = Ports.free();
        Imports imports = new Imports(Api.of(port, dataDir), "old-tool");
        List<JsonNode> answered = answeredBeforeTheKill(imports, port, kafkaPort);
        try (ProductProcess _ = ProductProcess.start(dataDir, port, kafkaPort)) {
            List<JsonNode> again = imports.send(LINES);
            JsonNode summary = again.getLast().path("summary");
            assertThat(summary.path("complete").asBoolean()).isTrue();
            long repeated = summary.at("/outcomes/REPEATED").asLong();
            assertThat(repeated).isBetween((long) ANSWERED_BEFORE_THE_KILL, (long) NOTES);
            assertThat(repeated + summary.at("/outcomes/RECORDED").asLong()).isEqualTo(NOTES + 1L);
            for (int line = 0; line < answered.size(); line++) {
                assertThat(again.get(line).path("entries"))
                        .isEqualTo(answered.get(line).path("entries"));
            }
            assertThat(again.subList(0, NOTES + 1).stream().map(it -> it.at("/entries/0")))
                    .doesNotHaveDuplicates()
                    .hasSize(NOTES + 1);
            assertThat(again.get(NOTES).at("/entries/0").asString()).endsWith("@" + NOTES);
        }
    }

    private List<JsonNode> answeredBeforeTheKill(Imports imports, int port, int kafkaPort)
            throws Exception {
        ProductProcess product = ProductProcess.start(dataDir, port, kafkaPort);
        List<JsonNode> answered = new ArrayList<>();
        try {
            Iterator<JsonNode> answers =
                    imports.send("", BodyPublishers.ofString(LINES)).iterator();
            while (answered.size() < ANSWERED_BEFORE_THE_KILL) {
                answered.add(answers.next());
            }
        } finally {
            product.kill();
        }
        return answered;
    }
}
