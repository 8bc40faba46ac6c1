package io.incidentledger.benchmark.ground;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class in a JVM of its own. It is asked by lines, and answers each with one. */
public final class JavaProcess implements AutoCloseable {
    /** What a line of its output begins with that is an answer. */
    static final String ANSWER = "= ";

    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final BufferedReader output;
    private final BufferedWriter input;

    /**
     * Starts it; returns at once.
     *
     * @param folder where it notes what goes wrong
     * @param heapMegabytes the most that its heap may have
     * @param options more for the JVM
     */
    public JavaProcess(
            Path folder,
            Class<?> main,
            int heapMegabytes,
            List<String> options,
            List<String> arguments)
            throws IOException {
        log = folder.resolve(main.getSimpleName() + ".log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heapMegabytes + "m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Daxoniq.update-checker.disabled=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        input =
                new BufferedWriter(
                        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** Asks it, and waits for its answer. */
    public synchronized String ask(String line) throws IOException {
        input.write(line);
        input.newLine();
        input.flush();
        return answer();
    }

    /** Its next answer. */
    public synchronized String answer() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ANSWER)) {
                return line.substring(ANSWER.length());
            }
            Files.writeString(
                    log,
                    line + System.lineSeparator(),
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        }
        throw new IllegalStateException("It ended: " + Files.readString(log));
    }

    /** Its id. */
    public long pid() {
        return process.pid();
    }

    /** SIGTERM, and waits; its input ends as well. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            input.close();
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
