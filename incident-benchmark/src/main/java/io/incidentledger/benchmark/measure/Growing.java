package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.report.Measure;
import io.incidentledger.benchmark.report.Rounds;
import io.incidentledger.benchmark.report.Target;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The same figures while the store grows. */
final class Growing {
    private static final Duration TIME = Duration.ofSeconds(3);

    /** Far below what it can take. */
    private static final double OTHERS = 100;

    private final List<Point> points = new ArrayList<>();

    /**
     * At one size.
     *
     * @param events in the store
     * @param command milliseconds of a declaration by one client, the median
     * @param seen milliseconds until it is visible, the median
     * @param board milliseconds of a board as of a moment, the median
     */
    private record Point(long events, double command, double seen, double board) {}

    static void measure(Bench bench, Extent extent, Findings findings)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Growing growing = new Growing();
        for (int size : extent.sizes()) {
            growing.look(bench, size, findings);
        }
        growing.report(findings);
    }

    private void look(Bench bench, int size, Findings findings)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        bench.grow(size);
        InProcess inProcess = new InProcess(bench.ground().commands());
        inProcess.declare(1, TIME);
        Point point =
                new Point(
                        bench.incidents().events(),
                        inProcess.declare(1, TIME).p50(),
                        Seeing.seen(bench, OTHERS, TIME).getValueAtPercentile(50) / 1_000.0,
                        LookingBack.board(bench).millis(50));
        points.add(point);
        findings.say(point.toString());
    }

    private void report(Findings findings) {
        Point first = points.getFirst();
        Point last = points.getLast();
        add(findings, "time of a command", first.command(), last.command());
        add(findings, "time until it is visible", first.seen(), last.seen());
        add(findings, "time of a board as of a moment", first.board(), last.board());
    }

    private void add(Findings findings, String what, double first, double last) {
        findings.add(
                new Measure(
                        "%s, %,d events ÷ %,d"
                                .formatted(
                                        what,
                                        points.getLast().events(),
                                        points.getFirst().events()),
                        "",
                        new Rounds(List.of(last / first)),
                        "%.2f → %.2f ms".formatted(first, last),
                        Target.atMost(1.5),
                        Target.atMost(1.1)));
    }
}
