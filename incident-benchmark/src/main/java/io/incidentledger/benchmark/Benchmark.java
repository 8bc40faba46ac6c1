package io.incidentledger.benchmark;

import picocli.CommandLine;

/** Where {@code ./incident bench} begins. */
public final class Benchmark {
    private Benchmark() {}

    /** Measures, and ends with the exit code. */
    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new BenchCommand())
                        .setUsageHelpAutoWidth(true)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }
}
