package io.incidentledger.benchmark.load;

import org.HdrHistogram.Histogram;

import java.time.Duration;

/**
 * What clients got done.
 *
 * @param operations how many
 * @param time from their common start until the last one had finished
 * @param latencies of each operation, in microseconds
 */
public record Load(long operations, Duration time, Histogram latencies) {
    /** Operations a second. */
    public double rate() {
        return operations / seconds(time);
    }

    /** The latency that so many percent did not exceed, in milliseconds. */
    public double millis(double percent) {
        return latencies.getValueAtPercentile(percent) / 1_000.0;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
