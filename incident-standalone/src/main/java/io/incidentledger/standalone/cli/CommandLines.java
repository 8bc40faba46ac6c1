package io.incidentledger.standalone.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the command line together: one manner for errors, exit codes and colours. */
public final class CommandLines {
    private CommandLines() {}

    /** Ready to execute. */
    public static CommandLine create() {
        return new CommandLine(new Root())
                .setExecutionExceptionHandler(new FailureReport())
                .setParameterExceptionHandler(new UsageReport())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                Terminal.isColourful() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
