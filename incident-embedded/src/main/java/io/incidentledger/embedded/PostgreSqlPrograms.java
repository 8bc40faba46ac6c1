package io.incidentledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** {@code initdb} and {@code pg_ctl}, run to their end for one cluster. */
final class PostgreSqlPrograms {

    /** Crash recovery after a long backlog of log can take minutes. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** What the programs may take over their own limits before they count as hung. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path binaries;
    private final Path cluster;
    private final Path output;

    private PostgreSqlPrograms(Path binaries, Path cluster, Path output) {
        this.binaries = binaries;
        this.cluster = cluster;
        this.output = output;
    }

    /** The programs for the cluster of a data folder. */
    static PostgreSqlPrograms in(DataFolder data) {
        return new PostgreSqlPrograms(
                PostgreSqlBinaries.unpacked(), data.cluster(), data.programOutput());
    }

    /** How {@code pg_ctl} ends a server. */
    enum Stop {
        /** Waits until the last client has gone. */
        SMART,
        /** Breaks connections off, writes a checkpoint. */
        FAST,
        /** Writes nothing: as safe as a crash, and as quick. */
        IMMEDIATE
    }

    void initialise(Path target, String superuser, Path passwordFile) {
        List<String> command =
                program(
                        "initdb",
                        "--pgdata=" + target,
                        "--username=" + superuser,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // The same order of text on every platform, whatever its C library says.
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums");
        if (run(command, START_LIMIT) != 0) {
            throw new EmbeddedFailure("initdb failed: " + outputText());
        }
    }

    /** Whether the server accepts connections now. */
    boolean start(String options, Path log) {
        long limit = START_LIMIT.toSeconds();
        List<String> command = pgCtl("start", "-w", "-t", "" + limit, "-l", log.toString());
        command.addAll(List.of("-o", options));
        return run(command, START_LIMIT) == 0;
    }

    /** Whether the server has ended, or was not running at all. */
    boolean stop(Stop stop, Duration limit) {
        String mode = stop.name().toLowerCase(Locale.ROOT);
        List<String> command = pgCtl("stop", "-w", "-m", mode, "-t", "" + limit.toSeconds());
        return run(command, limit) == 0 || !running();
    }

    boolean running() {
        return run(pgCtl("status"), GRACE) == 0;
    }

    String outputText() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "(no output: " + e.getMessage() + ")";
        }
    }

    private List<String> pgCtl(String action, String... arguments) {
        List<String> command = program("pg_ctl", action, "-D", cluster.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private int run(List<String> command, Duration limit) {
        try {
            // Into a file: on Windows the server inherits a pipe and would keep it open for ever.
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            // PGOPTIONS and the like are meant for somebody else's server.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.plus(GRACE).toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new EmbeddedFailure("No end after " + limit + ": " + command);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while waiting for " + command.getFirst(), e);
        }
    }
}
