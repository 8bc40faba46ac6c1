package io.incidentledger.benchmark.measure;

import static io.incidentledger.benchmark.measure.Extent.CLIENTS;

import io.incidentledger.benchmark.ceiling.LagFloor;
import io.incidentledger.benchmark.load.Clients;
import io.incidentledger.benchmark.load.Load;
import io.incidentledger.benchmark.report.Ceiling;
import io.incidentledger.benchmark.report.Measure;
import io.incidentledger.benchmark.report.Rounds;
import io.incidentledger.benchmark.report.Target;

import org.HdrHistogram.Histogram;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * How long after its answer an incident can be read, while others declare half as many as the
 * product can take. The probes are due at a steady rate, and count from their answer on.
 */
final class Seeing {
    private static final double PROBES_PER_SECOND = 20;
    private static final String BODY =
            """
            {"nature": "SECURITY", "severity": "HIGH", "title": "A probe"}
            """;

    private Seeing() {}

    /**
     * @param highest how many declarations a second the product takes over HTTP
     */
    static void measure(Bench bench, Extent extent, double highest, Findings findings)
            throws SQLException, InterruptedException, ExecutionException {
        List<Double> floors = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        Duration time = extent.load().plusSeconds(2);
        try (LagFloor floor = new LagFloor(bench.ground(), bench.incidents())) {
            for (int round = 0; round < extent.rounds(); round++) {
                double lowest = floor.millis();
                Histogram seen = seen(bench, highest / 2, time);
                bench.settle();
                double median = seen.getValueAtPercentile(50) / 1_000.0;
                floors.add(lowest);
                medians.add(median);
                ratios.add(median / lowest);
                tails.add(seen.getValueAtPercentile(99) / 1_000.0);
            }
        }
        findings.add(
                new Ceiling(
                        "L0",
                        "C1 at one client + produce and poll + one commit",
                        " ms",
                        new Rounds(floors)));
        findings.add(
                new Measure(
                        "acknowledged → visible, p50 at half load",
                        " ms",
                        new Rounds(medians),
                        "%.0f/s by others".formatted(highest / 2),
                        Target.atMost(25),
                        null));
        findings.add(
                new Measure(
                        "acknowledged → visible, p50 ÷ L0",
                        "",
                        new Rounds(ratios),
                        "",
                        Target.atMost(2.5),
                        Target.atMost(1.5)));
        findings.add(
                new Measure(
                        "acknowledged → visible, p99 at half load",
                        " ms",
                        new Rounds(tails),
                        "",
                        Target.atMost(100),
                        Target.atMost(40)));
    }

    /** From the answer to a declaration until a read of it is answered, in microseconds. */
    static Histogram seen(Bench bench, double load, Duration time)
            throws InterruptedException, ExecutionException {
        Histogram seen = Clients.histogram();
        CompletableFuture<Load> others =
                CompletableFuture.supplyAsync(() -> others(bench, load, time));
        Clients.paced(2, PROBES_PER_SECOND, time, (_, _) -> seen.recordValue(probe(bench)));
        others.get();
        return seen;
    }

    private static Load others(Bench bench, double load, Duration time) {
        try {
            return Clients.paced(
                    CLIENTS, load, time, (_, _) -> bench.commands().post("/api/incidents", BODY));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long probe(Bench bench) throws java.io.IOException {
        String incident = Answers.incident(bench.commands().post("/api/incidents", BODY));
        long answered = System.nanoTime();
        bench.queries().get("/api/incidents/%1$s?after=%1$s@0".formatted(incident));
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - answered);
    }
}
