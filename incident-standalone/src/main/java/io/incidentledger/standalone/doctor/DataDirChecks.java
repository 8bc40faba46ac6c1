package io.incidentledger.standalone.doctor;

import io.incidentledger.standalone.key.InstallationKey;
import io.incidentledger.standalone.key.KeyUnusable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder of the installation. */
final class DataDirChecks {
    private static final long MIB = 1024L * 1024;
    private static final long TIGHT = 1_000 * MIB;
    private static final long TOO_LITTLE = 200 * MIB;
    private static final List<String> CLUSTERS = List.of("store", "projections");

    private DataDirChecks() {}

    static List<Finding> all(Path dataDir, boolean running) {
        long usable = existing(dataDir).toFile().getUsableSpace();
        List<Finding> findings = new ArrayList<>(List.of(writable(dataDir), space(usable)));
        if (Files.exists(dataDir.resolve(InstallationKey.FILE))) {
            findings.add(key(dataDir));
        }
        if (!running && Files.isDirectory(dataDir)) {
            findings.addAll(clusters(dataDir));
        }
        return findings;
    }

    private static Finding writable(Path dataDir) {
        Path nearest = existing(dataDir);
        if (!Files.isDirectory(nearest)) {
            return Finding.fail(
                    "data folder", nearest + " is no folder", "Give another one with --data-dir");
        }
        if (!Files.isWritable(nearest)) {
            return Finding.fail(
                    "data folder",
                    nearest + " cannot be written to",
                    "Give another one with --data-dir, or make it yours");
        }
        return nearest.equals(dataDir)
                ? ownership(dataDir)
                : Finding.ok("data folder", dataDir + " (not there yet)");
    }

    /** PostgreSQL refuses to work in the folder of another user, even where it could. */
    private static Finding ownership(Path dataDir) {
        for (String cluster : CLUSTERS) {
            Path folder = dataDir.resolve(cluster);
            try {
                if (Files.exists(folder)
                        && !owner(folder).equals(System.getProperty("user.name"))) {
                    return Finding.fail(
                            "data folder",
                            "%s belongs to %s".formatted(folder, owner(folder)),
                            "Start it as that user, or give another one with --data-dir");
                }
            } catch (IOException e) {
                return Finding.fail(
                        "data folder",
                        "%s cannot be read: %s".formatted(folder, e.getMessage()),
                        "Give another one with --data-dir, or make it yours");
            }
        }
        return Finding.ok("data folder", dataDir.toString());
    }

    private static String owner(Path folder) throws IOException {
        return Files.getOwner(folder).getName();
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

    private static List<Finding> clusters(Path dataDir) {
        List<Finding> findings = new ArrayList<>();
        for (String cluster : CLUSTERS) {
            Path folder = dataDir.resolve(cluster);
            Path pidFile = folder.resolve("cluster/postmaster.pid");
            if (isInUse(folder.resolve("in-use"))) {
                findings.add(
                        Finding.fail(
                                "PostgreSQL",
                                folder + " is in use by a product that is running or starting",
                                "If it runs on another port, name that: --port; or stop it first"));
            } else if (namesLivingProcess(pidFile)) {
                findings.add(
                        Finding.warn(
                                "PostgreSQL",
                                "one was left running by a product that was killed (%s)"
                                        .formatted(pidFile),
                                "Nothing: the next ./incident up ends it"));
            }
        }
        return findings;
    }

    /** A lock that others can share: it keeps nobody away who only looks. */
    private static boolean isInUse(Path file) {
        if (!Files.isReadable(file)) {
            return false; // there is none, or it is not ours, which the other checks have said
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException _) {
            return true; // by this very process
        } catch (IOException _) {
            return false; // a file system without locks
        }
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
