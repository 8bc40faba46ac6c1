package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.intake.Adapter;
import io.incidentledger.standalone.intake.ImportClient;
import io.incidentledger.standalone.intake.ImportReport;
import io.incidentledger.standalone.intake.ImportStopped;
import io.incidentledger.standalone.intake.Progress;
import io.incidentledger.standalone.intake.Translation;
import io.incidentledger.standalone.key.InstallationKey;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Sends a file of lines to the product. */
@Command(
        name = "import",
        description = {
            "Imports histories into a running product: a file of one JSON object to a line, in the"
                    + " form of docs/import.md, or, with --adapter, in the form of its source."
                    + " What is recorded is recorded once, however often the same is imported: what"
                    + " was broken off goes on when it is run again.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All of it is recorded, now or earlier",
            "1:It could not be sent, or was broken off",
            "2:The command line is wrong",
            "3:Some lines were not recorded; --report says which, and why"
        },
        footer = {
            "",
            "  ./incident import history.ndjson --source old-tool --dry-run",
            "  ./incident import github.jsonl --adapter github-status --report left.ndjson",
            "  ./incident import github.jsonl --adapter github-status --corrections"
        })
final class Import implements Callable<Integer> {
    private static final int SOME_NOT_RECORDED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private final PortOption port = new PortOption();
    @Mixin private final DataDirOption data = new DataDirOption();

    @Parameters(paramLabel = "FILE", description = "What to import")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--adapter",
            paramLabel = "NAME",
            description = "Translate the records of a source: github-status or gcp")
    private @Nullable String adapter;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Whose references the lines have (default: the name of the adapter)")
    private @Nullable String source;

    @Option(
            names = "--corrections",
            description = "With an adapter: not the histories, but what the source corrected later")
    private boolean corrections;

    @Option(names = "--dry-run", description = "Decide, and record nothing")
    private boolean dryRun;

    @Option(
            names = "--despite",
            paramLabel = "CODE",
            split = ",",
            description = "Objections to be recorded rather than obeyed, in every line")
    private List<String> despite = List.of();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Where to write what was not recorded, and what could not be translated (-:"
                            + " here)")
    private @Nullable Path report;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:INCIDENT_TOKEN}",
            description =
                    "A token of operator and administrator (or INCIDENT_TOKEN; default: signed"
                            + " here with the key in the data folder)")
    private @Nullable String token;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ImportClient.Terms terms = new ImportClient.Terms(source(), dryRun, despite);
        try (PrintWriter out = reportTo()) {
            ImportReport told = new ImportReport(out);
            Path lines = file;
            if (adapter != null) {
                lines = Files.createTempFile("translated-", ".ndjson");
            }
            try {
                return send(lines, prepare(lines, told), terms, told);
            } finally {
                if (adapter != null) {
                    Files.delete(lines);
                }
            }
        }
    }

    /** Translates, if there is something to translate; answers how many lines there are. */
    private long prepare(Path lines, ImportReport told) throws IOException {
        if (adapter == null) {
            try (Stream<String> all = Files.lines(file)) {
                return all.count();
            }
        }
        Translation translation = new Translation(file, known(adapter), told::left);
        return corrections ? translation.corrections(lines) : translation.incidents(lines);
    }

    private int send(Path lines, long count, ImportClient.Terms terms, ImportReport told)
            throws IOException, InterruptedException {
        Progress progress =
                new Progress(count, Duration.ofSeconds(2), InstantSource.system(), this::say);
        JsonNode summary =
                new ImportClient(URI.create("http://127.0.0.1:" + port.port()), bearer())
                        .send(
                                lines,
                                terms,
                                answer -> {
                                    progress.line();
                                    told.answer(answer);
                                });
        PrintWriter out = spec.commandLine().getOut();
        told.figures(summary).forEach(out::println);
        out.flush();
        if (!summary.path("complete").asBoolean(false)) {
            throw new ImportStopped(summary.path("detail").asString("It was broken off"));
        }
        return told.isClean() ? 0 : SOME_NOT_RECORDED;
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
    }

    private PrintWriter reportTo() throws IOException {
        if (report == null) {
            return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        }
        return report.toString().equals("-")
                ? new PrintWriter(spec.commandLine().getOut(), true)
                : new PrintWriter(Files.newBufferedWriter(report));
    }

    private String bearer() {
        return token == null || token.isBlank()
                ? InstallationKey.in(data.path())
                        .token("import", List.of("operator", "administrator"), Instant.now())
                : token;
    }

    private String source() {
        String name = source == null ? adapter : source;
        if (name == null) {
            throw usage("Give --source, or an --adapter that knows it");
        }
        if (corrections && adapter == null) {
            throw usage("--corrections goes with an --adapter");
        }
        return name;
    }

    private Adapter known(String name) {
        Adapter found = Adapter.all().get(name);
        if (found == null) {
            throw usage(
                    "There is no adapter %s: one of %s"
                            .formatted(name, String.join(", ", Adapter.all().keySet())));
        }
        return found;
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
