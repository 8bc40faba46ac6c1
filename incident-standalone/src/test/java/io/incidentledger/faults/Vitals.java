package io.incidentledger.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process has of its machine, as {@code /proc} says.
 *
 * @param resident kilobytes of memory
 */
record Vitals(long resident, long threads, long descriptors) {
    /** How the serial collector names its two generations. */
    private static final Pattern USED = Pattern.compile("(?i)(DefNew|Tenured).*used (\\d+)K");

    /** Of one that runs; nothing of one that ended meanwhile. */
    static Optional<Vitals> of(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            List<String> status = Files.readAllLines(proc.resolve("status"));
            return Optional.of(
                    new Vitals(
                            number(status, "VmRSS:"),
                            number(status, "Threads:"),
                            descriptors.count()));
        } catch (IOException e) {
            if (Signals.runs(process)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static long number(List<String> status, String name) throws IOException {
        String line =
                status.stream()
                        .filter(it -> it.startsWith(name))
                        .findFirst()
                        .orElseThrow(() -> new IOException("It ended: no " + name));
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    /** Kilobytes on the heap of a JVM that are still there after a full collection. */
    static long liveHeap(ProcessHandle jvm) throws IOException, InterruptedException {
        String _ = jcmd(jvm, "GC.run");
        String said = jcmd(jvm, "GC.heap_info");
        List<MatchResult> found = USED.matcher(said).results().toList();
        if (found.size() != 2) {
            throw new IllegalStateException(said);
        }
        return found.stream().mapToLong(it -> Long.parseLong(it.group(2))).sum();
    }

    private static String jcmd(ProcessHandle jvm, String command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(jvm.pid()),
                                command)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }
}
