package io.incidentledger.standalone.doctor;

import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The machine itself. */
final class MachineChecks {
    private static final int JDK = 25;
    private static final long MIB = 1024L * 1024;

    /** Heap, broker and two PostgreSQL clusters at rest. */
    private static final long MEMORY = 2_000 * MIB;

    /** What PostgreSQL asks of POSIX shared memory for its parallel workers. */
    private static final long SHARED_MEMORY = 32 * MIB;

    /** No clock that is right shows less: this version was made later. */
    private static final Instant RELEASED = Instant.parse("2026-01-01T00:00:00Z");

    private static final Instant FAR_AWAY = Instant.parse("2100-01-01T00:00:00Z");

    private MachineChecks() {}

    static List<Finding> all(Instant now) {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk(Runtime.version().feature()));
        findings.add(
                platform(System.getProperty("os.name", ""), System.getProperty("os.arch", "")));
        findings.add(memory());
        findings.add(
                encoding(Charset.defaultCharset(), System.getProperty("sun.jnu.encoding", "")));
        findings.add(user(System.getProperty("user.name", "")));
        findings.add(clock(now));
        sharedMemory(Path.of("/dev/shm"), findings);
        return findings;
    }

    static Finding jdk(int feature) {
        return feature == JDK
                ? Finding.ok("JDK", "Java " + Runtime.version())
                : Finding.fail(
                        "JDK",
                        "Java %d runs this".formatted(feature),
                        "Install a JDK %d and name it in JAVA_HOME".formatted(JDK));
    }

    static Finding platform(String os, String architecture) {
        boolean served =
                switch (os.toLowerCase(java.util.Locale.ROOT).split(" ", -1)[0]) {
                    case "linux" -> List.of("amd64", "aarch64").contains(architecture);
                    case "mac" -> architecture.equals("aarch64");
                    case "windows" -> architecture.equals("amd64");
                    default -> false;
                };
        String found = os + " on " + architecture;
        return served
                ? Finding.ok("platform", found)
                : Finding.fail(
                        "platform",
                        "no PostgreSQL comes along for " + found,
                        "Use your own: ./incident up --jdbc-url … --projections-jdbc-url …");
    }

    private static Finding memory() {
        long free =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : Long.MAX_VALUE;
        String found = "%d MiB in all".formatted(free / MIB);
        return free >= MEMORY
                ? Finding.ok("memory", found)
                : Finding.warn(
                        "memory",
                        found,
                        "%d MiB are comfortable; give it more".formatted(MEMORY / MIB));
    }

    static Finding encoding(Charset text, String fileNames) {
        return text.equals(StandardCharsets.UTF_8) && fileNames.equalsIgnoreCase("UTF-8")
                ? Finding.ok("encoding", "UTF-8")
                : Finding.warn(
                        "encoding",
                        "text %s, file names %s".formatted(text, fileNames),
                        "Set LC_ALL=C.UTF-8, or names and output may look wrong; the databases are"
                                + " UTF-8 in any case");
    }

    static Finding user(String name) {
        return name.equals("root")
                ? Finding.warn(
                        "user",
                        "root",
                        "It works where unshare --user is allowed, and PostgreSQL needs that; an"
                                + " ordinary account is better")
                : Finding.ok("user", name);
    }

    static Finding clock(Instant now) {
        return now.isAfter(RELEASED) && now.isBefore(FAR_AWAY)
                ? Finding.ok("clock", now.toString())
                : Finding.fail(
                        "clock",
                        "it shows " + now,
                        "Set it: tokens and the time of recording depend on it");
    }

    private static void sharedMemory(Path folder, List<Finding> findings) {
        if (!Files.isDirectory(folder)) {
            return; // not every system has one
        }
        long free = folder.toFile().getUsableSpace();
        findings.add(
                free >= SHARED_MEMORY
                        ? Finding.ok("shared memory", "%d MiB free".formatted(free / MIB))
                        : Finding.fail(
                                "shared memory",
                                "%d MiB free in %s".formatted(free / MIB, folder),
                                "PostgreSQL needs %d MiB; in a container give --shm-size=128m"
                                        .formatted(SHARED_MEMORY / MIB)));
    }
}
