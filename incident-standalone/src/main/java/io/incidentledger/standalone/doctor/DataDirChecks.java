package io.incidentledger.standalone.doctor;

import io.incidentledger.standalone.key.InstallationKey;
import io.incidentledger.standalone.key.KeyUnusable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder of the installation. */
final class DataDirChecks {
    private static final long MIB = 1024L * 1024;
    private static final long TIGHT = 1_000 * MIB;
    private static final long TOO_LITTLE = 200 * MIB;

    /** The pid file of a cluster lies no deeper. */
    private static final int DEPTH = 4;

    private DataDirChecks() {}

    static List<Finding> all(Path dataDir, boolean running) {
        List<Finding> findings = new ArrayList<>();
        findings.add(writable(dataDir));
        findings.add(space(existing(dataDir).toFile().getUsableSpace()));
        if (Files.exists(dataDir.resolve(InstallationKey.FILE))) {
            findings.add(key(dataDir));
        }
        if (!running && Files.isDirectory(dataDir)) {
            findings.addAll(leftovers(dataDir));
        }
        return findings;
    }

    private static Finding writable(Path dataDir) {
        Path nearest = existing(dataDir);
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            return Finding.fail(
                    "data folder",
                    nearest + " cannot be written to",
                    "Give another one with --data-dir, or make it yours");
        }
        return Finding.ok(
                "data folder",
                nearest.equals(dataDir) ? dataDir.toString() : dataDir + " (not there yet)");
    }

    static Finding space(long free) {
        String found = "%d MiB free".formatted(free / MIB);
        if (free < TOO_LITTLE) {
            return Finding.fail("disk", found, "Make room, or give another --data-dir");
        }
        return free < TIGHT
                ? Finding.warn("disk", found, "Make room before it is needed")
                : Finding.ok("disk", found);
    }

    private static Finding key(Path dataDir) {
        try {
            InstallationKey.in(dataDir);
            return Finding.ok("key", "readable by its owner alone");
        } catch (KeyUnusable | UncheckedIOException e) {
            return Finding.fail(
                    "key",
                    String.valueOf(e.getMessage()),
                    "Mend it, or delete it: a new one is made");
        }
    }

    private static List<Finding> leftovers(Path dataDir) {
        try (Stream<Path> files =
                Files.find(
                        dataDir,
                        DEPTH,
                        (file, _) -> file.getFileName().toString().equals("postmaster.pid"))) {
            return files.filter(DataDirChecks::namesLivingProcess)
                    .map(DataDirChecks::leftover)
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of(); // not ours to read, which the other checks have said
        }
    }

    private static Finding leftover(Path pidFile) {
        return Finding.warn(
                "PostgreSQL",
                "one was left running by a product that was killed (%s)".formatted(pidFile),
                "Nothing: the next ./incident up ends it");
    }

    private static boolean namesLivingProcess(Path pidFile) {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .map(ProcessHandle::isAlive)
                    .orElse(false);
        } catch (IOException | NumberFormatException _) {
            return false;
        }
    }

    private static Path existing(Path dataDir) {
        Path folder = dataDir;
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}
