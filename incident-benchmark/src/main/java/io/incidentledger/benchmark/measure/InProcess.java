package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.ground.JavaProcess;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Lets the node for commands give itself work, without HTTP. */
final class InProcess {
    private final JavaProcess node;

    InProcess(JavaProcess node) {
        this.node = node;
    }

    /**
     * What it got done.
     *
     * @param rate commands a second
     * @param p50 milliseconds
     * @param p99 milliseconds
     */
    record Work(double rate, double p50, double p99) {}

    Work declare(int clients, Duration time) throws IOException {
        return ask("declare %d %d".formatted(clients, time.toMillis()));
    }

    Work takeOff(int clients, Duration time, int first, int incidents) throws IOException {
        return ask(
                String.format(
                        Locale.ROOT,
                        "take-off %d %d %d %d",
                        clients,
                        time.toMillis(),
                        first,
                        incidents));
    }

    /** One client takes every service of some incidents off. */
    Work takeAllOff(int first, int incidents) throws IOException {
        return ask("take-all-off %d %d".formatted(first, incidents));
    }

    private Work ask(String line) throws IOException {
        String[] words = node.ask(line).split(" ", -1);
        return new Work(
                Double.parseDouble(words[0]) * 1e9 / Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]));
    }
}
