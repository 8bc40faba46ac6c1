package io.incidentledger.benchmark;

import io.incidentledger.benchmark.ground.Quiet;
import io.incidentledger.benchmark.measure.BenchRun;
import io.incidentledger.benchmark.measure.Extent;
import io.incidentledger.benchmark.measure.Part;
import io.incidentledger.benchmark.report.JsonReport;
import io.incidentledger.benchmark.report.Picture;
import io.incidentledger.benchmark.report.Report;
import io.incidentledger.benchmark.report.TextTable;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** What can be asked for. */
@Command(
        name = "incident bench",
        description = {
            "Measures the product against what this machine can do without it, in the same run, on"
                    + " servers of its own in a temporary folder. Needs Linux.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything that must be reached was",
            "1:Something was missed, or its rounds differ too much to say anything",
            "2:The command line is wrong"
        })
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "Fewer events and shorter rounds")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the report as JSON")
    private @Nullable Path json;

    @Option(names = "--picture", paramLabel = "FILE", description = "Draws the report as SVG")
    private @Nullable Path picture;

    @Option(
            names = "--recordings",
            paramLabel = "FOLDER",
            description = "Has both nodes watched by Java Flight Recorder, which costs a little")
    private @Nullable Path recordings;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Measures some of it: ${COMPLETION-CANDIDATES}")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Override
    public Integer call() throws Exception {
        Quiet.logging();
        Path folder = Files.createTempDirectory("incident-bench");
        try {
            Report report =
                    new BenchRun(
                                    Path.of(System.getProperty("incident.home", ".")),
                                    folder,
                                    quick ? Extent.QUICK : Extent.FULL,
                                    recordings,
                                    System.err::println)
                            .run(only);
            System.out.print(TextTable.of(report));
            write(json, JsonReport.of(report));
            write(picture, Picture.of(report));
            return report.isMet() ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    private static void write(@Nullable Path file, String text) throws IOException {
        if (file != null) {
            Files.writeString(file, text);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
