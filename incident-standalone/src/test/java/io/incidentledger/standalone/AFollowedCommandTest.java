package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;

import io.incidentledger.embedded.Ports;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One command from HTTP to the view by its trace id alone, in logs for machines and in spans. */
class AFollowedCommandTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path dataDir;
    private final Queue<String> exported = new ConcurrentLinkedQueue<>();
    private HttpServer collector;

    @BeforeEach
    void collect() throws IOException {
        collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext(
                "/v1/traces",
                exchange -> {
                    byte[] spans = exchange.getRequestBody().readAllBytes();
                    // One character a byte: names stay readable, and so do ids as what they are.
                    exported.add(new String(spans, StandardCharsets.ISO_8859_1));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    /**
     * Fails when a stage begins a trace of its own: without the filter's look at the server's span,
     * with a record that names no trace, or with spans that have no parent.
     */
    @Test
    void has_one_trace_id_from_the_request_to_the_view() throws Exception {
        int port = Ports.free();
        try (ProductProcess product =
                ProductProcess.start(
                        dataDir,
                        port,
                        Ports.free(),
                        "logging.structured.format.console=ecs",
                        "logging.level.io.incidentledger=DEBUG",
                        "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:%d/v1/traces"
                                .formatted(collector.getAddress().getPort()))) {
            Api api = Api.of(port, dataDir);
            String entry =
                    api.post(
                                    "/api/incidents",
                                    "{\"nature\": \"SECURITY\", \"severity\": \"LOW\", \"title\":"
                                            + " \"x\"}",
                                    "traceparent",
                                    "00-" + TRACE + "-00f067aa0ba902b7-01")
                            .body()
                            .path("after")
                            .asString();
            String incident = entry.substring(0, entry.indexOf('@'));
            assertThat(
                            api.get(
                                            "/api/incidents/%s/timeline?after=%s"
                                                    .formatted(incident, entry))
                                    .body()
                                    .at("/items/0/trace")
                                    .asString())
                    .startsWith("00-" + TRACE + "-");
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(logged(product))
                                            .contains("Sending " + entry, "Applied " + entry));
            await().atMost(LONG)
                    .untilAsserted(
                            () ->
                                    assertThat(spans())
                                            .contains("incident.command")
                                            .contains("incident.append")
                                            .contains("send incident.events.v1")
                                            .contains("apply IncidentDeclared"));
        }
    }

    /** The messages with that trace, each cut behind its entry. */
    private static List<String> logged(ProductProcess product) {
        return product.said().stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> TRACE.equals(traceId(line)))
                .map(line -> line.path("message").asString().replaceFirst(" as \\d+$", ""))
                .toList();
    }

    private static String traceId(JsonNode line) {
        return line.path("trace.id").asString(line.at("/trace/id").asString(""));
    }

    /** What was exported in requests that have a span of that trace. */
    private String spans() {
        String id = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
        return String.join("", exported.stream().filter(body -> body.contains(id)).toList());
    }
}
