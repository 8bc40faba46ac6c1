package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.key.InstallationKey;
import io.incidentledger.standalone.verification.StreamVerificationText;
import io.incidentledger.standalone.verification.VerificationClient;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
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
    int stream(
            @Mixin PortOption port,
            @Mixin DataDirOption data,
            @Option(
                            names = "--token",
                            paramLabel = "TOKEN",
                            defaultValue = "${env:INCIDENT_TOKEN}",
                            description =
                                    "A token of reviewer or administrator (or INCIDENT_TOKEN;"
                                            + " default: signed here with the key in the data"
                                            + " folder)")
                    @Nullable String token)
            throws IOException, InterruptedException {
        String bearer =
                token == null || token.isBlank()
                        ? InstallationKey.in(data.path())
                                .token("verify", List.of("reviewer"), Instant.now())
                        : token;
        JsonNode report =
                new VerificationClient(URI.create("http://127.0.0.1:" + port.port()), bearer)
                        .stream();
        PrintWriter out = spec.commandLine().getOut();
        StreamVerificationText.of(report).forEach(out::println);
        out.flush();
        return report.path("sound").asBoolean(false) ? 0 : NOT_SOUND;
    }
}
