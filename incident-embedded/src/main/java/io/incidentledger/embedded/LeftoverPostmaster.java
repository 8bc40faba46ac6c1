package io.incidentledger.embedded;

import io.incidentledger.embedded.PostgreSqlPrograms.Stop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server that outlived its process: {@code kill -9} ends a JVM, but not its postmaster.
 *
 * <p>{@code postmaster.pid} alone proves nothing, since the operating system gives numbers of
 * processes to others. Only a process that is a {@code postgres} with this cluster in its arguments
 * is ended.
 */
final class LeftoverPostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostmaster.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private LeftoverPostmaster() {}

    /** Call with the data folder claimed, so that no living process can be using the server. */
    static void end(Path cluster, PostgreSqlPrograms programs, Stop stop) {
        ProcessHandle process = recorded(cluster).orElse(null);
        if (process == null) {
            return; // PostgreSQL itself copes with a file that names nobody.
        }
        if (serves(process, cluster)) {
            LOG.warn("Ending PostgreSQL {}, left alive in {}", process.pid(), cluster);
            if (!programs.stop(stop, LIMIT) && !programs.stop(Stop.IMMEDIATE, LIMIT)) {
                throw new EmbeddedFailure("PostgreSQL " + process.pid() + " does not end");
            }
        } else if (isPostgres(process) && !servesElsewhere(process)) {
            // Perhaps the folder was moved under a running server: two of them would destroy it.
            throw new EmbeddedFailure(
                    "Process %d may be a PostgreSQL on %s: end it first"
                            .formatted(process.pid(), cluster));
        } else {
            LOG.warn("{} names the foreign process {}", pidFile(cluster), process.pid());
            removePidFile(cluster);
        }
    }

    /** The living process that {@code postmaster.pid} names. */
    static Optional<ProcessHandle> recorded(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(pidFile(cluster));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        return isPostgres(process) && folder(process).filter(cluster::equals).isPresent();
    }

    private static boolean servesElsewhere(ProcessHandle process) {
        return folder(process)
                .flatMap(LeftoverPostmaster::recorded)
                .filter(process::equals)
                .isPresent();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName())
                .filter(program -> program.toString().startsWith("postgres"))
                .isPresent();
    }

    private static Optional<Path> folder(ProcessHandle process) {
        List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
        int folder = arguments.indexOf("-D") + 1;
        return folder > 0 && folder < arguments.size()
                ? Optional.of(Path.of(arguments.get(folder)))
                : Optional.empty();
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static void removePidFile(Path cluster) {
        try {
            Files.delete(pidFile(cluster));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + pidFile(cluster), e);
        }
    }
}
