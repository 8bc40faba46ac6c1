package io.incidentledger.benchmark.measure;

import static io.incidentledger.benchmark.measure.Extent.CLIENTS;

import io.incidentledger.benchmark.ceiling.LoadAndAppend;
import io.incidentledger.benchmark.ground.StoredIncidents;
import io.incidentledger.benchmark.report.Ceiling;
import io.incidentledger.benchmark.report.Measure;
import io.incidentledger.benchmark.report.Rounds;
import io.incidentledger.benchmark.report.Target;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Services taken offline on incidents that have events already, against C3. */
final class TakingOffline {
    /** Of the incidents that have few events. */
    private static final int STREAMS = 1_500;

    private static final int LONG = 10_000;

    private TakingOffline() {}

    static void measure(Bench bench, Extent extent, Findings findings)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        List<Double> ceilings = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        InProcess inProcess = new InProcess(bench.ground().commands());
        Duration time = shorter(extent.load());
        try (LoadAndAppend loads =
                new LoadAndAppend(bench.ground(), bench.incidents(), CLIENTS, STREAMS)) {
            for (int round = -1; round < extent.rounds(); round++) {
                int first = bench.incidents().add(STREAMS, StoredIncidents.LENGTH);
                bench.settle();
                double ceiling = loads.run(time).rate();
                double own = inProcess.takeOff(CLIENTS, time, first, STREAMS).rate();
                bench.settle();
                // The first one warms up.
                if (round >= 0) {
                    ceilings.add(ceiling);
                    rates.add(own);
                    ratios.add(own / ceiling);
                }
            }
        }
        findings.add(
                new Ceiling(
                        "C3", "durable load of 20 events and append", "/s", new Rounds(ceilings)));
        findings.add(
                new Measure(
                        "take offline on an incident with 20 events ÷ C3",
                        "",
                        new Rounds(ratios),
                        "%.0f/s by %d clients".formatted(new Rounds(rates).median(), CLIENTS),
                        Target.atLeast(0.5),
                        Target.atLeast(0.7)));
        longStreams(bench, extent, findings);
    }

    /** There are only so many services to be taken off. */
    private static Duration shorter(Duration load) {
        Duration most = Duration.ofSeconds(3);
        return load.compareTo(most) < 0 ? load : most;
    }

    private static void longStreams(Bench bench, Extent extent, Findings findings)
            throws IOException, SQLException {
        InProcess inProcess = new InProcess(bench.ground().commands());
        List<Double> ratios = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < extent.rounds(); round++) {
            int few = bench.incidents().add(1, StoredIncidents.LENGTH);
            int many = bench.incidents().add(1, LONG);
            bench.settle();
            double less = inProcess.takeAllOff(few, 1).p50();
            double own = inProcess.takeAllOff(many, 1).p50();
            millis.add(own);
            ratios.add(own / less);
        }
        findings.add(
                new Measure(
                        "the same on one with 10,000 events, time ÷ with 20",
                        "",
                        new Rounds(ratios),
                        "%.2f ms by one client".formatted(new Rounds(millis).median()),
                        Target.atMost(2),
                        Target.atMost(1.3)));
    }
}
