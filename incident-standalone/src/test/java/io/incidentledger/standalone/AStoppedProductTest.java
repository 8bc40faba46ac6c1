package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.embedded.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The product is asked to stop in the middle of traffic. */
class AStoppedProductTest {
    private static final int CLIENTS = 4;
    private static final int BEFORE_THE_STOP = 40;

    @TempDir private Path dataDir;
    private final int port = Ports.free();
    private final int kafkaPort = Ports.free();
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();

    /**
     * Fails when a pool is closed before what uses it, or the server before its requests are
     * answered: either is logged.
     */
    @Test
    void loses_nothing_that_it_acknowledged_and_has_nothing_to_complain_of() throws Exception {
        Api api = Api.of(port, dataDir);
        ProductProcess stopped = ProductProcess.start(dataDir, port, kafkaPort);
        String incident =
                api.post(
                                "/api/incidents",
                                "{\"nature\": \"SECURITY\", \"severity\": \"LOW\", \"title\":"
                                        + " \"x\"}")
                        .body()
                        .path("incident")
                        .asString();
        CountDownLatch enough = new CountDownLatch(BEFORE_THE_STOP);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> note(api, incident, enough));
            }
            enough.await();
            stopped.close();
        }
        assertThat(stopped.said().stream().dropWhile(line -> !line.startsWith("Ready")))
                .noneMatch(line -> line.contains("WARN") || line.contains("ERROR"))
                .contains("Stopped.");
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_STOP);
        try (ProductProcess _ = ProductProcess.start(dataDir, port, kafkaPort)) {
            assertThat(shown(api, incident)).containsAll(acknowledged);
        }
    }

    private void note(Api api, String incident, CountDownLatch enough) {
        try {
            while (true) {
                Api.Reply reply =
                        api.post(
                                "/api/incidents/%s/notes".formatted(incident), "{\"text\": \"x\"}");
                if (reply.status() != 201) {
                    return;
                }
                acknowledged.add(reply.body().path("after").asString());
                enough.countDown();
            }
        } catch (IOException stopping) {
            // It takes no more requests, which is what it was asked to do.
            return;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> shown(Api api, String incident) throws Exception {
        String last = incident + "@" + acknowledged.size();
        Set<String> shown = new TreeSet<>();
        String cursor = "";
        do {
            JsonNode page =
                    api.get(
                                    "/api/incidents/%s/timeline?limit=200&after=%s%s"
                                            .formatted(incident, last, cursor))
                            .body();
            page.path("items").forEach(item -> shown.add(item.path("entry").asString()));
            cursor = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return shown;
    }
}
