package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.verification.DigestsText;
import io.incidentledger.standalone.verification.StreamVerificationText;
import io.incidentledger.standalone.verification.VerificationClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;

/** Holds what was passed on against the record. */
@Command(
        name = "verify",
        description = "Compares what others are given with the record.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class Verify {
    private static final int NOT_SOUND = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "stream",
            description = {
                "Compares every record of the Kafka topics with the event store: missing,"
                    + " duplicated, out of order, different, foreign, ahead of the store. Changes"
                    + " nothing.",
                ""
            },
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:The topics are what the store says",
                "1:They could not be compared",
                "2:The command line is wrong",
                "3:They are not"
            })
    int stream(@Mixin PortOption port, @Mixin DataDirOption data, @Mixin ReviewerToken token)
            throws IOException, InterruptedException {
        JsonNode report = client(port, data, token).stream();
        print(StreamVerificationText.of(report));
        return report.path("sound").asBoolean(false) ? 0 : NOT_SOUND;
    }

    @Command(
            name = "projections",
            description = {
                "Tells what every table of the projections holds as a digest. Two that were filled"
                        + " from the same topics up to the same position have the same.",
                ""
            },
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:They are told",
                "1:They could not be read",
                "2:The command line is wrong"
            })
    int projections(@Mixin PortOption port, @Mixin DataDirOption data, @Mixin ReviewerToken token)
            throws IOException, InterruptedException {
        print(DigestsText.of(client(port, data, token).projections()));
        return 0;
    }

    private static VerificationClient client(
            PortOption port, DataDirOption data, ReviewerToken token) {
        return new VerificationClient(
                URI.create("http://127.0.0.1:" + port.port()), token.orSignedWith(data));
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
