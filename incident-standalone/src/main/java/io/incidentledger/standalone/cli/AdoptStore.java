package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.verification.PublicationClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Says that a store that was restored from a dump is right. */
@Command(
        name = "adopt-store",
        description = {
            "Says that the event store is the right one although it was restored from a dump into"
                    + " another PostgreSQL cluster, where transaction ids start again. Every event"
                    + " that had no position in the dump gets one; no event is changed. The reason"
                    + " is kept with who gave it. The whole way is in docs/operations.md.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The store is at home",
            "1:It could not be adopted",
            "2:The command line is wrong"
        })
final class AdoptStore implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private final AdministratorOptions administrator = new AdministratorOptions();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why it was restored; it is kept")
    private String reason = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                new PublicationClient(administrator.product(), administrator.token())
                        .adopt(reason));
        out.flush();
        return 0;
    }
}
