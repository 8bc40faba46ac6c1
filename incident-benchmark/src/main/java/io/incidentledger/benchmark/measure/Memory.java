package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.report.Measure;
import io.incidentledger.benchmark.report.Rounds;
import io.incidentledger.benchmark.report.Target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** What processes have in memory; Linux tells. */
final class Memory {
    private static final String HIGHEST = "VmHWM:";
    private static final double KILOBYTES = 1_024;

    /** To {@code clear_refs}: the highest so far is forgotten. */
    private static final String FORGET = "5";

    private Memory() {}

    /** From now on the highest counts. */
    static void forget(long pid) throws IOException {
        Files.writeString(Path.of("/proc/%d/clear_refs".formatted(pid)), FORGET);
    }

    /** The most that it had in memory, in megabytes (2^20 bytes). */
    static double highest(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
                .filter(line -> line.startsWith(HIGHEST))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES)
                .findFirst()
                .orElseThrow();
    }

    /** What the nodes took so far, and what a rebuild takes of all that is there now. */
    static void measure(Bench bench, Findings findings) throws IOException, SQLException {
        long queries = bench.ground().queries().pid();
        add(
                findings,
                "resident memory of the node for commands",
                highest(bench.ground().commands().pid()),
                350);
        add(findings, "resident memory of the node for queries", highest(queries), 350);
        forget(queries);
        Rebuilding.rebuild(bench);
        add(
                findings,
                "resident memory of a rebuild of %,d events".formatted(bench.incidents().events()),
                highest(queries),
                450);
    }

    private static void add(Findings findings, String what, double megabytes, double must) {
        findings.add(
                new Measure(
                        what,
                        " MB",
                        new Rounds(List.of(megabytes)),
                        "the highest",
                        Target.atMost(must),
                        Target.atMost(250)));
    }
}
