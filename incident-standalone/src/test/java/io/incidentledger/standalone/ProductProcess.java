package io.incidentledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code incident up} in a JVM of its own, which can be killed. */
final class ProductProcess implements AutoCloseable {
    private final Process process;

    private ProductProcess(Process process) {
        this.process = process;
    }

    /** Starts it and returns when it says that it is ready. */
    static ProductProcess start(Path dataDir, int port, int kafkaPort) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-Daxoniq.update-checker.disabled=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                IncidentLedger.class.getName(),
                                "up"));
        command.addAll(
                List.of(
                        "--data-dir", dataDir.toString(),
                        "--port", Integer.toString(port),
                        "--kafka-port", Integer.toString(kafkaPort)));
        ProductProcess started =
                new ProductProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
        started.awaitReady();
        return started;
    }

    /** SIGKILL, by its process id. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it survived being killed");
        }
    }

    /** SIGTERM, and waits for the end. */
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

    private void awaitReady() throws IOException {
        BufferedReader lines = process.inputReader(UTF_8);
        List<String> said = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.startsWith("Ready")) {
                // Somebody has to go on reading, or it would stop at a full pipe.
                Thread.ofVirtual().start(() -> drain(lines));
                return;
            }
        }
        throw new IllegalStateException("it ended: " + String.join("\n", said));
    }

    private static void drain(BufferedReader lines) {
        try {
            lines.lines().forEach(_ -> {});
        } catch (UncheckedIOException ended) {
            // The pipe breaks when the process is killed.
            return;
        }
    }
}
