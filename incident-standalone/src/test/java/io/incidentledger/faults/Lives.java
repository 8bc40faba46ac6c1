package io.incidentledger.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What nodes had of their machine over time. One that is killed begins another life, which says
 * nothing about the one before.
 */
final class Lives implements AutoCloseable {
    private static final int EVERY_SECONDS = 2;

    /** A shorter one is nothing but a start. */
    private static final double LONG_ENOUGH = 0.5 / 60;

    /** One process, from start to end. */
    record Life(String node, long pid) {}

    private record Sample(double hours, Vitals vitals) {}

    private final long began = System.nanoTime();
    private final Map<String, ChildJvm> watched;
    private final Map<Life, List<Sample>> samples = new LinkedHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> sampling;

    /** Watches them from now on. */
    Lives(Map<String, ChildJvm> watched) {
        this.watched = watched;
        sampling = clock.scheduleWithFixedDelay(this::sample, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized void sample() {
        double hours = (System.nanoTime() - began) / 3.6e12;
        watched.forEach(
                (name, jvm) -> {
                    ProcessHandle process = jvm.life();
                    try {
                        Vitals.of(process)
                                .ifPresent(
                                        it ->
                                                samples.computeIfAbsent(
                                                                new Life(name, process.pid()),
                                                                _ -> new ArrayList<>())
                                                        .add(new Sample(hours, it)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** The most memory that a node had at any time, in megabytes. */
    synchronized long highest(String node) {
        requireSampling();
        return samples.entrySet().stream()
                .filter(it -> it.getKey().node().equals(node))
                .flatMap(it -> it.getValue().stream())
                .mapToLong(it -> it.vitals().resident() / 1_024)
                .max()
                .orElseThrow();
    }

    /** One line for each life that was more than a start. */
    synchronized String report() {
        requireSampling();
        return samples.entrySet().stream()
                .filter(it -> lasted(it.getValue()) > LONG_ENOUGH)
                .map(it -> it.getKey() + ": " + line(it.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private void requireSampling() {
        if (sampling.isDone()) {
            throw new IllegalStateException("It stopped looking", sampling.exceptionNow());
        }
    }

    private static String line(List<Sample> life) {
        List<Sample> later = life.subList(life.size() / 2, life.size());
        Vitals last = life.getLast().vitals();
        return "%.1f min, %d to %d MB, at most %d; in the second half %+.1f MB an hour; %d threads, %d descriptors"
                .formatted(
                        lasted(life) * 60,
                        life.getFirst().vitals().resident() / 1_024,
                        last.resident() / 1_024,
                        life.stream().mapToLong(it -> it.vitals().resident()).max().orElseThrow()
                                / 1_024,
                        slope(later),
                        last.threads(),
                        last.descriptors());
    }

    private static double lasted(List<Sample> life) {
        return life.getLast().hours() - life.getFirst().hours();
    }

    /** Least squares, in megabytes an hour. */
    private static double slope(List<Sample> life) {
        double hours = life.stream().mapToDouble(Sample::hours).average().orElseThrow();
        double mean =
                life.stream().mapToDouble(it -> it.vitals().resident()).average().orElseThrow();
        double over =
                life.stream()
                        .mapToDouble(it -> (it.hours() - hours) * (it.vitals().resident() - mean))
                        .sum();
        double under = life.stream().mapToDouble(it -> Math.pow(it.hours() - hours, 2)).sum();
        return over / under / 1_024;
    }

    @Override
    public void close() {
        clock.close();
    }
}
