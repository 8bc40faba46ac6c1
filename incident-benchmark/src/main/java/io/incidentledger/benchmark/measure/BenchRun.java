package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.report.Report;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** One run, from an empty folder to a report. */
public final class BenchRun {
    /** Declarations a second over HTTP, where that was not measured. */
    private static final double SOME = 200;

    private final Path home;
    private final Path folder;
    private final Extent extent;
    private final @Nullable Path recordings;
    private final Findings findings;

    /**
     * @param home where {@code ./incident} is
     * @param folder an empty one
     * @param recordings where the nodes leave what Java Flight Recorder has seen; null for nowhere
     * @param say takes a line for the person who waits
     */
    public BenchRun(
            Path home,
            Path folder,
            Extent extent,
            @Nullable Path recordings,
            Consumer<String> say) {
        this.home = home;
        this.folder = folder;
        this.extent = extent;
        this.recordings = recordings;
        this.findings = new Findings(say);
    }

    /** Measures these parts, each after what it builds on. */
    public Report run(Set<Part> parts)
            throws IOException,
                    SQLException,
                    InterruptedException,
                    ExecutionException,
                    RunnerException {
        Map<String, String> settings;
        try (Bench bench = Bench.start(folder, recordings)) {
            settings = Machine.settings(bench.ground());
            double highest = SOME;
            for (Part part : EnumSet.copyOf(parts)) {
                findings.say("— " + part);
                switch (part) {
                    case DECLARE -> highest = Declaring.measure(bench, extent, findings);
                    case TAKE_OFFLINE -> TakingOffline.measure(bench, extent, findings);
                    case VISIBLE -> Seeing.measure(bench, extent, highest, findings);
                    case PUBLISH -> Publishing.measure(bench, extent, findings);
                    case REBUILD -> Rebuilding.measure(bench, extent, findings);
                    case GROWTH -> Growing.measure(bench, extent, findings);
                    case LOOK_BACK -> LookingBack.measure(bench, extent, findings);
                    case MEMORY -> Memory.measure(bench, findings);
                    case COLD_START -> {}
                }
            }
        }
        // By itself: what else runs would be measured along.
        if (parts.contains(Part.COLD_START)) {
            findings.say("— " + Part.COLD_START);
            ColdStart.measure(home, folder, extent, findings);
        }
        return new Report(Machine.describe(), settings, findings.ceilings(), findings.measures());
    }
}
