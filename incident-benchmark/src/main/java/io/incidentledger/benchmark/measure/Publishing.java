package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.ceiling.BareTopic;
import io.incidentledger.benchmark.ceiling.RealRecords;
import io.incidentledger.benchmark.ceiling.StoreRead;
import io.incidentledger.benchmark.ground.StoredIncidents;
import io.incidentledger.benchmark.report.Ceiling;
import io.incidentledger.benchmark.report.Measure;
import io.incidentledger.benchmark.report.Rounds;
import io.incidentledger.benchmark.report.Target;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * How fast what waits is published, against reading the store and producing one after the other. An
 * open transaction holds publication while events are added; it ends, and the clock starts. The
 * views stand still meanwhile.
 */
final class Publishing {
    /** So many records of the product are known to the ceiling, and sent again and again. */
    private static final int SAMPLE = 2_000;

    private Publishing() {}

    static void measure(Bench bench, Extent extent, Findings findings)
            throws SQLException, InterruptedException, ExecutionException {
        List<Double> produced = new ArrayList<>();
        List<Double> reads = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        int count = extent.catchUp();
        bench.grow(count);
        try (BareTopic topic =
                new BareTopic(
                        bench.ground().bootstrapServers(),
                        RealRecords.read(bench.ground().bootstrapServers(), SAMPLE))) {
            topic.produce(count);
            for (int round = 0; round < extent.rounds(); round++) {
                double producing = topic.produce(count);
                double reading = StoreRead.run(bench.ground(), count);
                double own = catchUp(bench, count);
                bench.settle();
                produced.add(producing);
                reads.add(reading);
                rates.add(own);
                ratios.add(own * (1 / producing + 1 / reading));
            }
        }
        findings.add(new Ceiling("P1", "produce, all replicas asked", "/s", new Rounds(produced)));
        findings.add(new Ceiling("R", "read of the store over JDBC", "/s", new Rounds(reads)));
        findings.add(
                new Measure(
                        "publication catch-up ÷ 1/(1/P1 + 1/R)",
                        "",
                        new Rounds(ratios),
                        "%.0f/s".formatted(new Rounds(rates).median()),
                        Target.atLeast(0.5),
                        Target.atLeast(0.8)));
    }

    private static double catchUp(Bench bench, int count) throws SQLException {
        // What the views take of the processor is none of publication's, nor of its ceilings'.
        try (Connection views = bench.ground().projections();
                Connection store = bench.ground().store()) {
            hold(views, "LOCK TABLE projections.feed_position IN EXCLUSIVE MODE");
            hold(store, "SELECT pg_current_xact_id()");
            bench.incidents().add(count / StoredIncidents.LENGTH, StoredIncidents.LENGTH);
            long goal = bench.incidents().events();
            store.rollback();
            long start = System.nanoTime();
            Bench.await("publication", () -> bench.published() >= goal);
            double rate = count * 1e9 / (System.nanoTime() - start);
            views.rollback();
            return rate;
        }
    }

    private static void hold(Connection connection, String what) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(what);
        }
    }
}
