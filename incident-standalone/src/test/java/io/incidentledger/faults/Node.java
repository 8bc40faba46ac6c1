package io.incidentledger.faults;

import static org.awaitility.Awaitility.await;

import io.incidentledger.embedded.Ports;
import io.incidentledger.standalone.Api;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of the two applications as a process. */
final class Node implements AutoCloseable {
    private final ChildJvm jvm;
    private final Api api;

    /** Starts it; returns at once. */
    Node(
            Path folder,
            String name,
            String classPath,
            Class<?> application,
            Map<String, String> settings,
            Map<String, String> environment)
            throws IOException {
        int port = Ports.free();
        api = Api.of(port, folder);
        List<String> arguments =
                Stream.concat(
                                Stream.of(
                                        "--server.address=127.0.0.1",
                                        "--server.port=" + port,
                                        "--management.tracing.enabled=false"),
                                settings.entrySet().stream()
                                        .map(it -> "--" + it.getKey() + "=" + it.getValue()))
                        .toList();
        jvm =
                new ChildJvm(
                        folder.resolve(name + ".log"),
                        classPath,
                        application,
                        arguments,
                        environment);
    }

    Api api() {
        return api;
    }

    ChildJvm jvm() {
        return jvm;
    }

    Node awaitReady() {
        await("readiness")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .failFast(jvm::requireAlive)
                .until(() -> status("/actuator/health/readiness") == 200);
        return this;
    }

    /** What it says of itself to somebody with every role, whether or not all is well. */
    JsonNode health() throws IOException, InterruptedException {
        return api.get("/actuator/health").body();
    }

    private int status(String path) throws InterruptedException {
        try {
            return api.status(path);
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** SIGKILL, and once more from the beginning; returns at once. */
    void killAndStart() throws IOException, InterruptedException {
        jvm.kill();
        jvm.startAgain();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
