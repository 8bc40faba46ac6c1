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

/** Says that topics that were created anew are right. */
@Command(
        name = "republish",
        description = {
            "Says that topics that were created anew are the right ones, has them filled from the"
                    + " event store, and waits for that. Each event comes back with its position,"
                    + " its number and its partition. The reason is kept with who gave it. What is"
                    + " broken off goes on by itself; run it again to wait for it.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The topics have everything",
            "1:They could not be filled; a topic that holds something else is refused",
            "2:The command line is wrong"
        },
        footer = {
            "",
            "  ./incident republish --reason \"The disks of Kafka were lost\"",
            "  ./incident verify stream"
        })
final class Republish implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private final AdministratorOptions administrator = new AdministratorOptions();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why they were created anew; it is kept")
    private String reason = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        new PublicationClient(administrator.product(), administrator.token())
                .republish(
                        reason,
                        line -> {
                            out.println(line);
                            out.flush();
                        });
        return 0;
    }
}
