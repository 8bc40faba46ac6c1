package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.report.Report;

import org.openjdk.jmh.runner.RunnerException;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** One run, from an empty folder to a report. */
public final class BenchRun {
    private BenchRun() {}

    /**
     * Measures all there is.
     *
     * @param home where {@code ./incident} is
     * @param folder an empty one
     * @param say takes a line for the person who waits
     */
    public static Report run(Path home, Path folder, Extent extent, Consumer<String> say)
            throws IOException,
                    SQLException,
                    InterruptedException,
                    ExecutionException,
                    RunnerException {
        Findings findings = new Findings(say);
        try (Bench bench = Bench.start(folder)) {
            Growing growing = new Growing();
            double highest = Declaring.measure(bench, extent, findings);
            TakingOffline.measure(bench, extent, findings);
            Seeing.measure(bench, extent, highest, findings);
            Publishing.measure(bench, extent, findings);
            Rebuilding.measure(bench, extent, findings);
            for (int size : extent.sizes()) {
                growing.look(bench, size, findings);
            }
            growing.report(findings);
            LookingBack.measure(bench, extent, findings);
            memory(bench, findings);
            Report report =
                    new Report(
                            Machine.describe(),
                            Machine.settings(bench.ground()),
                            findings.ceilings(),
                            findings.measures());
            return report;
        }
    }

    private static void memory(Bench bench, Findings findings) throws IOException, SQLException {
        double commands = Memory.highest(bench.ground().commands().pid());
        double queries = Memory.highest(bench.ground().queries().pid());
        Memory.forget(bench.ground().queries().pid());
        Rebuilding.rebuild(bench);
        double rebuild = Memory.highest(bench.ground().queries().pid());
        Memory.measure(bench, commands, queries, rebuild, findings);
    }
}
