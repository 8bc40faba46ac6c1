package io.incidentledger.standalone.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the product listens. */
final class PortOption {
    private static final int HIGHEST = 65_535;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private int port;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:INCIDENT_PORT:-8080}",
            description =
                    "Port of the product on this machine (default: ${DEFAULT-VALUE}; or"
                            + " INCIDENT_PORT)")
    void setPort(int wanted) {
        port = require(wanted, "--port", spec);
    }

    int port() {
        return port;
    }

    static int require(int port, String option, CommandSpec spec) {
        if (port < 1 || port > HIGHEST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s must be 1 to %d, not %d".formatted(option, HIGHEST, port));
        }
        return port;
    }
}
