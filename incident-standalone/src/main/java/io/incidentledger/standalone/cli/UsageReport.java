package io.incidentledger.standalone.cli;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** A mistyped command line: what is wrong, and where the help is. Not the whole help. */
final class UsageReport implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine line = mistake.getCommandLine();
        line.getErr()
                .printf(
                        "incident: %s%nTry: ./%s --help%n",
                        mistake.getMessage(), line.getCommandSpec().qualifiedName());
        line.getErr().flush();
        return ExitCode.USAGE;
    }
}
