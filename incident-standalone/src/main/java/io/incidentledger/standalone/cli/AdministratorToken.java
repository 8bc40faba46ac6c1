package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.key.InstallationKey;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.List;

/** Who decides. */
final class AdministratorToken {
    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:INCIDENT_TOKEN}",
            description =
                    "A token of administrator (or INCIDENT_TOKEN; default: signed here with the key"
                            + " in the data folder)")
    private @Nullable String token;

    String orSignedWith(DataDirOption data) {
        return token == null || token.isBlank()
                ? InstallationKey.in(data.path())
                        .token("local", List.of("administrator"), Instant.now())
                : token;
    }
}
