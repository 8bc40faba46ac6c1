package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.ceiling.BareTopic;
import io.incidentledger.benchmark.ceiling.RealRecords;
import io.incidentledger.benchmark.ceiling.RowCopy;
import io.incidentledger.benchmark.jmh.Jmh;
import io.incidentledger.benchmark.peer.Pooled;
import io.incidentledger.benchmark.report.Ceiling;
import io.incidentledger.benchmark.report.Measure;
import io.incidentledger.benchmark.report.Rounds;
import io.incidentledger.benchmark.report.Target;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openjdk.jmh.runner.RunnerException;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** All projections filled anew, against consuming, decoding and copying one after the other. */
final class Rebuilding {
    private static final String REBUILDS = "/api/projections/rebuilds";

    /** So many records are decoded, and sent to the topic that is consumed. */
    private static final int SAMPLE = 20_000;

    private Rebuilding() {}

    static void measure(Bench bench, Extent extent, Findings findings)
            throws IOException,
                    SQLException,
                    InterruptedException,
                    ExecutionException,
                    RunnerException {
        bench.grow(extent.rebuilt());
        String broker = bench.ground().bootstrapServers();
        List<ConsumerRecord<byte[], byte[]>> sample = RealRecords.read(broker, SAMPLE);
        Jmh jmh = new Jmh(bench.ground().folder(), sample);
        Rounds decoded = new Rounds(jmh.decode(extent.rounds()));
        Rounds folded = new Rounds(jmh.fold(extent.rounds()));
        List<Double> consumed = new ArrayList<>();
        List<Double> copied = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> pooled = new ArrayList<>();
        List<Double> timesPooled = new ArrayList<>();
        try (BareTopic topic = new BareTopic(broker, sample)) {
            topic.produce(extent.rebuilt());
            topic.consume(extent.rebuilt());
            RowCopy copy = new RowCopy(bench.ground());
            rebuild(bench);
            for (int round = 0; round < extent.rounds(); round++) {
                double consuming = topic.consume(extent.rebuilt());
                double copying = copy.run();
                double own = rebuild(bench);
                double axon = Pooled.run(bench.ground(), extent.pooled());
                consumed.add(consuming);
                copied.add(copying);
                rates.add(own);
                ratios.add(own * (1 / consuming + 1 / decoded.median() + 1 / copying));
                pooled.add(axon);
                timesPooled.add(own / axon);
            }
        }
        findings.add(new Ceiling("P2", "consume", "/s", new Rounds(consumed)));
        findings.add(new Ceiling("D1", "decode, one core", "/s", decoded));
        findings.add(new Ceiling("K1", "COPY of the rows, then indexes", "/s", new Rounds(copied)));
        findings.add(
                new Measure(
                        "rebuild of all projections ÷ 1/(1/P2 + 1/D1 + 1/K1)",
                        "",
                        new Rounds(ratios),
                        "%.0f events/s".formatted(new Rounds(rates).median()),
                        Target.atLeast(0.6),
                        Target.atLeast(0.85)));
        findings.add(
                new Measure(
                        "rebuild ÷ Axon's pooled processor, same handlers",
                        " ×",
                        new Rounds(timesPooled),
                        "%.0f events/s by Axon".formatted(new Rounds(pooled).median()),
                        Target.atLeast(5),
                        Target.atLeast(20)));
        findings.add(
                new Measure(
                        "history of a pair with 100 facts",
                        " µs",
                        folded,
                        "JMH, one core",
                        null,
                        null));
    }

    /** Events a second, from the request until what was filled is read. */
    static double rebuild(Bench bench) throws IOException, SQLException {
        bench.settle();
        long events = bench.incidents().events();
        long start = System.nanoTime();
        String address =
                REBUILDS
                        + "/"
                        + Answers.json(
                                        bench.queries()
                                                .post(REBUILDS, "{\"reason\": \"benchmark\"}"))
                                .path("rebuild")
                                .asLong();
        Bench.await("the rebuild", () -> "DONE".equals(state(bench, address)));
        double rate = events * 1e9 / (System.nanoTime() - start);
        // Otherwise the tables that were read before stay, time after time.
        bench.queries().post(address + "/orders", "{\"kind\": \"DROP\"}");
        return rate;
    }

    private static String state(Bench bench, String address) {
        try {
            return Answers.json(bench.queries().get(address)).path("state").asString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
