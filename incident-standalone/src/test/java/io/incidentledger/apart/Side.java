package io.incidentledger.apart;

import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.embedded.Ports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One of the two applications in a JVM of its own; can be killed and started again. */
final class Side implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Class<?> application;
    private final Map<String, String> settings;
    private final int port = Ports.free();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private Process process;

    private Side(Class<?> application, Map<String, String> settings) throws IOException {
        this.application = application;
        this.settings = settings;
        process = launch();
    }

    /** Starts it; returns at once. */
    static Side start(Class<?> application, Map<String, String> settings) throws IOException {
        return new Side(application, settings);
    }

    private Process launch() throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx300m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                application.getName(),
                                "--server.address=127.0.0.1",
                                "--server.port=" + port));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread.ofVirtual().start(() -> listen(started));
        return started;
    }

    /** Somebody has to read, or it would stop at a full pipe. */
    private void listen(Process started) {
        try (BufferedReader lines = started.inputReader(UTF_8)) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException ended) {
            said.add("(killed)");
        }
    }

    /** Waits until it is ready to serve. */
    Side awaitReady() {
        await(application.getSimpleName())
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(250))
                .failFast(this::requireAlive)
                .until(this::isReady);
        return this;
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended: " + String.join("\n", said));
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(
                                                    address().resolve("/actuator/health/readiness"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    /** SIGKILL, by its process id; then once more from the beginning. */
    void killAndStart() throws IOException, InterruptedException {
        kill();
        process = launch();
    }

    /** SIGKILL, by its process id. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it survived being killed");
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it did not stop within a minute");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
