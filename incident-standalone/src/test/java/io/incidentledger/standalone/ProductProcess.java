package io.incidentledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code incident up} in a JVM of its own, which can be killed. */
final class ProductProcess implements AutoCloseable {
    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread reader;

    private ProductProcess(Process process) {
        this.process = process;
        // Somebody has to go on reading, or it would stop at a full pipe.
        reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * Starts it and returns when it says that it is ready.
     *
     * @param settings of Spring Boot, {@code name=value}
     */
    static ProductProcess start(Path dataDir, int port, int kafkaPort, String... settings)
            throws InterruptedException, IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-Daxoniq.update-checker.disabled=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        Stream.of(settings).map(setting -> "-D" + setting).forEach(command::add);
        command.addAll(
                List.of(
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

    /** What it has said so far, line by line. */
    List<String> said() {
        return List.copyOf(said);
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
        // By its handle: the process itself would also close what its last words come through.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it did not stop within a minute");
            }
            reader.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private void awaitReady() throws InterruptedException {
        ready.await();
        if (said.stream().noneMatch(ProductProcess::isReady)) {
            throw new IllegalStateException("it ended: " + String.join("\n", said));
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (isReady(line)) {
                    ready.countDown();
                }
            }
        } catch (IOException ended) {
            // The pipe breaks when the process is killed.
            said.add("(" + ended.getMessage() + ")");
        } finally {
            ready.countDown();
        }
    }

    private static boolean isReady(String line) {
        return line.startsWith("Ready");
    }
}
