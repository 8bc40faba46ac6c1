package io.incidentledger.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A main class in a JVM of its own, which can be killed, stopped and started again. */
final class ChildJvm implements AutoCloseable {
    private final Path log;
    private final List<String> command;
    private final Map<String, String> environment;
    private volatile Process process;

    /**
     * Starts it; returns at once.
     *
     * @param log what it says, of all its lives
     * @param classPath where it finds its classes
     * @param environment beside what it inherits
     */
    ChildJvm(
            Path log,
            String classPath,
            Class<?> main,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        this.log = log;
        this.environment = environment;
        command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx400m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Daxoniq.update-checker.disabled=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                classPath,
                                main.getName()));
        command.addAll(arguments);
        process = launch();
    }

    private Process launch() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** SIGKILL; returns when it is dead. */
    void kill() throws IOException, InterruptedException {
        Signals.kill(List.of(process.toHandle()));
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it survived being killed");
        }
    }

    void startAgain() throws IOException {
        process = launch();
    }

    void send(Signals signal) throws IOException, InterruptedException {
        signal.to(process.toHandle());
    }

    /** Whether a SIGSTOP holds it. */
    boolean isStopped() throws IOException {
        return Signals.holdStill(process.toHandle());
    }

    /** The life that it has now. */
    ProcessHandle life() {
        return process.toHandle();
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended: " + said());
        }
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM, and waits. A stopped one would never notice. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            send(Signals.CONT);
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it did not stop within a minute: " + said());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
