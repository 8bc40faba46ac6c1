package io.incidentledger.benchmark.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.benchmark.ground.Ground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Emmett on PostgreSQL, in a database of its own in the cluster of the store: one event appended to
 * a new stream, with the data of a declaration. Installed from npm into the folder of the run.
 */
public final class Emmett {
    private static final String RESOURCES = "/peer/emmett/";
    private static final String SCRIPT = "append.mjs";
    private static final String PACKAGE = "package.json";
    private static final String ANSWER = "= ";
    private static final long PATIENCE_MINUTES = 3;

    private final Path folder;
    private final String address;
    private final byte[] data;

    private Emmett(Path folder, String address, String data) {
        this.folder = folder;
        this.address = address;
        this.data = data.getBytes(UTF_8);
    }

    /**
     * Installs it.
     *
     * @param data of the event, as JSON
     * @return empty where npm is not to be had, or does not get it
     */
    public static Optional<Emmett> install(Ground ground, String data)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectory(ground.folder().resolve("emmett"));
        for (String file : List.of(PACKAGE, SCRIPT)) {
            try (InputStream resource = Emmett.class.getResourceAsStream(RESOURCES + file)) {
                Files.copy(Objects.requireNonNull(resource), folder.resolve(file));
            }
        }
        Emmett emmett = new Emmett(folder, ground.emptyDatabase("emmett"), data);
        boolean installed;
        try {
            installed = emmett.run(List.of("npm", "install", "--no-audit", "--no-fund")) == 0;
        } catch (IOException noNpm) {
            installed = false;
        }
        return installed ? Optional.of(emmett) : Optional.empty();
    }

    /**
     * Events a second.
     *
     * @throws IllegalStateException if it does not say
     */
    public double append(int clients, Duration time) throws IOException, InterruptedException {
        int exit =
                run(
                        List.of(
                                "node",
                                SCRIPT,
                                address,
                                Integer.toString(clients),
                                Long.toString(time.toMillis())));
        List<String> said = Files.readAllLines(output());
        return said.stream()
                .filter(it -> exit == 0 && it.startsWith(ANSWER))
                .mapToDouble(it -> Double.parseDouble(it.substring(ANSWER.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Emmett: " + said));
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output().toFile())
                        .start();
        process.getOutputStream().write(data);
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end: " + command);
        }
        return process.exitValue();
    }

    private Path output() {
        return folder.resolve("output.log");
    }
}
