package io.incidentledger.benchmark.jmh;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.CauseKey;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.PairFact;
import io.incidentledger.api.incident.PairHistory;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** The history of one pair that went off and came back many times, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FoldBenchmark {
    /** How many facts the pair has. */
    static final int FACTS = 100;

    private static final Instant FIRST = Instant.parse("2023-04-25T06:00:00Z");

    private final List<PairFact> facts =
            LongStream.range(0, FACTS).mapToObj(FoldBenchmark::fact).toList();

    /** One pair. */
    @Benchmark
    public PairHistory fold() {
        return PairHistory.of(facts);
    }

    private static PairFact fact(long place) {
        OccurredAt at = OccurredAt.exactly(FIRST.plusSeconds(600 * place));
        return place % 2 == 0
                ? new PairFact.Start(
                        place,
                        DisruptionKind.OFFLINE,
                        new CauseKey(Cause.ISOLATION, null),
                        at,
                        null)
                : new PairFact.End(place, null, null, true, at, null);
    }
}
