package io.incidentledger.benchmark.measure;

import static io.incidentledger.benchmark.measure.Extent.CLIENTS;

import io.incidentledger.benchmark.ceiling.DurableAppend;
import io.incidentledger.benchmark.load.Clients;
import io.incidentledger.benchmark.load.Load;
import io.incidentledger.benchmark.peer.Emmett;
import io.incidentledger.benchmark.report.Ceiling;
import io.incidentledger.benchmark.report.Measure;
import io.incidentledger.benchmark.report.Rounds;
import io.incidentledger.benchmark.report.Target;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Declarations, in process and over HTTP, against C1; publication and views are at work. */
final class Declaring {
    private static final String BODY =
            """
            {"nature": "SECURITY", "severity": "CRITICAL",
             "title": "Attack on the mail servers of the data centre"}
            """;

    private Declaring() {}

    /**
     * Measures.
     *
     * @return how many declarations a second came through over HTTP
     */
    static double measure(Bench bench, Extent extent, Findings findings)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        InProcess inProcess = new InProcess(bench.ground().commands());
        List<Double> ceilings = new ArrayList<>();
        List<Double> inside = new ArrayList<>();
        List<Double> insideRatios = new ArrayList<>();
        List<Double> http = new ArrayList<>();
        List<Double> httpRatios = new ArrayList<>();
        List<Double> emmett = new ArrayList<>();
        Optional<Emmett> peer = Emmett.install(bench.ground(), bench.incidents().templateData());
        try (DurableAppend appends =
                new DurableAppend(bench.ground(), bench.incidents(), CLIENTS)) {
            warmUp(bench, inProcess, extent);
            for (int round = 0; round < extent.rounds(); round++) {
                double ceiling = appends.run(CLIENTS, extent.load()).rate();
                double own = inProcess.declare(CLIENTS, extent.load()).rate();
                double over = overHttp(bench, extent.load()).rate();
                bench.settle();
                if (peer.isPresent()) {
                    emmett.add(own / peer.get().append(CLIENTS, extent.load()));
                }
                ceilings.add(ceiling);
                inside.add(own);
                insideRatios.add(own / ceiling);
                http.add(over);
                httpRatios.add(over / ceiling);
            }
        }
        Rounds overHttp = new Rounds(http);
        findings.add(new Ceiling("C1", "durable append of one row", "/s", new Rounds(ceilings)));
        findings.add(
                new Measure(
                        "declare, in process ÷ C1",
                        "",
                        new Rounds(insideRatios),
                        "%.0f/s by %d clients".formatted(new Rounds(inside).median(), CLIENTS),
                        Target.atLeast(0.55),
                        Target.atLeast(0.75)));
        findings.add(
                new Measure(
                        "declare, over HTTP ÷ C1",
                        "",
                        new Rounds(httpRatios),
                        "%.0f/s by %d clients".formatted(overHttp.median(), CLIENTS),
                        Target.atLeast(0.35),
                        Target.atLeast(0.5)));
        if (peer.isPresent()) {
            findings.add(
                    new Measure(
                            "declare, in process ÷ Emmett appending one event",
                            " ×",
                            new Rounds(emmett),
                            "npm: @event-driven-io/emmett-postgresql",
                            null,
                            null));
        } else {
            findings.say("Emmett cannot be installed here, and is not measured");
        }
        return overHttp.median();
    }

    static Load overHttp(Bench bench, Duration time)
            throws InterruptedException, ExecutionException {
        return Clients.closed(
                CLIENTS, time, (_, _) -> bench.commands().post("/api/incidents", BODY));
    }

    /** The compilers of the JVM need their time, of which two cores have little. */
    private static void warmUp(Bench bench, InProcess inProcess, Extent extent)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        inProcess.declare(CLIENTS, extent.warmUp());
        overHttp(bench, extent.warmUp());
        bench.settle();
    }
}
