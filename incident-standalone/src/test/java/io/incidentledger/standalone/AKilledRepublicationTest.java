package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.embedded.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What was decided once is gone on with, although the product was killed at once after it. */
class AKilledRepublicationTest {
    private static final int NOTES = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path dataDir;
    private final int port = Ports.free();
    private final int kafkaPort = Ports.free();

    @Test
    void goes_on_by_itself_and_leaves_nothing_out_and_nothing_twice() throws Exception {
        Api api = Api.of(port, dataDir);
        try (ProductProcess _ = ProductProcess.start(dataDir, port, kafkaPort)) {
            String incident = TwoInsurers.declared(api);
            for (int note = 0; note < NOTES; note++) {
                api.post("/api/incidents/%s/notes".formatted(incident), "{\"text\": \"Word\"}");
            }
        }
        FileSystemUtils.deleteRecursively(dataDir.resolve("kafka"));
        try (ProductProcess product = ProductProcess.start(dataDir, port, kafkaPort)) {
            assertThat(decidedWhenHalted(api).path("phase").asString()).isIn("RUNNING", "COMPLETE");
            product.kill();
        }
        try (ProductProcess _ = ProductProcess.start(dataDir, port, kafkaPort)) {
            JsonNode report =
                    await().atMost(PATIENCE)
                            .until(
                                    () -> api.get("/api/stream/republication").body(),
                                    it -> it.path("phase").asString().equals("COMPLETE"));
            assertThat(report.at("/decision/reason").asString()).isEqualTo("Its folder is gone");
            JsonNode verified = api.get("/api/stream/verification").body();
            assertThat(verified.path("sound").asBoolean()).as("%s", verified).isTrue();
            assertThat(verified.path("records").asInt()).isGreaterThan(NOTES);
        }
    }

    private static JsonNode decidedWhenHalted(Api api) {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                api.get("/actuator/health/publication")
                                        .body()
                                        .toString()
                                        .contains("HALTED"));
        return await().atMost(PATIENCE)
                .until(
                        () -> decided(api),
                        report -> !report.path("phase").asString().equals("NEEDED"));
    }

    private static JsonNode decided(Api api) throws IOException, InterruptedException {
        Api.Reply reply =
                api.post("/api/stream/republication", "{\"reason\": \"Its folder is gone\"}");
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
        return reply.body();
    }
}
