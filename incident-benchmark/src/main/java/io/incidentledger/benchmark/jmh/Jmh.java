package io.incidentledger.benchmark.jmh;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the benchmarks of this package, each in a JVM of its own. */
public final class Jmh {
    private final Path file;

    /**
     * @param folder where the records are put for the JVMs that are measured
     * @param records what they are measured with
     */
    public Jmh(Path folder, List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        file = folder.resolve("records.tsv");
        SavedRecord.write(file, records);
    }

    /** D1: decoded records a second, of each round. */
    public List<Double> decode(int rounds) throws RunnerException {
        return run(DecodeBenchmark.class, rounds);
    }

    /** Microseconds for the history of a pair with a hundred facts, of each round. */
    public List<Double> fold(int rounds) throws RunnerException {
        return run(FoldBenchmark.class, rounds);
    }

    private List<Double> run(Class<?> benchmark, int rounds) throws RunnerException {
        RunResult result =
                new Runner(
                                new OptionsBuilder()
                                        .include(benchmark.getName())
                                        .forks(1)
                                        .warmupIterations(3)
                                        .warmupTime(TimeValue.seconds(1))
                                        .measurementIterations(rounds)
                                        .measurementTime(TimeValue.seconds(1))
                                        .jvmArgsAppend(
                                                "-D%s=%s".formatted(SavedRecord.PROPERTY, file),
                                                "-Xmx256m",
                                                "-XX:+UseSerialGC")
                                        .verbosity(VerboseMode.SILENT)
                                        .build())
                        .runSingle();
        return result.getBenchmarkResults().iterator().next().getIterationResults().stream()
                .map(IterationResult::getPrimaryResult)
                .map(it -> it.getScore())
                .toList();
    }
}
