package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.verification.RebuildClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Has projections filled anew. */
@Command(
        name = "rebuild",
        description = {
            "Fills projections anew from the topics, beside those that are read, exchanges them at"
                    + " once when all is there, and waits for that. What is broken off goes on by"
                    + " itself. What was read before is kept in the database until it is dropped.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:What was filled is read",
            "1:It could not be begun, or was cancelled",
            "2:The command line is wrong"
        },
        footer = {"", "  ./incident rebuild --reason \"The board showed wrong titles\""})
final class RebuildProjections implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private final AdministratorOptions administrator = new AdministratorOptions();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; it is kept")
    private String reason = "";

    @Option(
            names = "--projection",
            paramLabel = "NAME",
            description = "catalogue, incidents or timeline; can be repeated (default: all)")
    private final List<String> projections = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        boolean done =
                new RebuildClient(administrator.product(), administrator.token())
                        .rebuild(
                                reason,
                                projections.stream()
                                        .map(it -> it.toUpperCase(Locale.ROOT))
                                        .toList(),
                                line -> {
                                    out.println(line);
                                    out.flush();
                                });
        return done ? 0 : 1;
    }
}
