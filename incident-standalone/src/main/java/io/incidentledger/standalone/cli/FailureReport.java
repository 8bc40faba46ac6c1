package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.demo.DemoStopped;
import io.incidentledger.standalone.key.KeyUnusable;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * One clear line for what can be expected to go wrong. A fault of ours comes with its stack trace,
 * because somebody must mend it.
 */
final class FailureReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        switch (failure) {
            case DemoStopped expected ->
                    line.getErr().println("incident: " + expected.getMessage());
            case KeyUnusable expected ->
                    line.getErr().println("incident: " + expected.getMessage());
            default -> {
                failure.printStackTrace(line.getErr());
                line.getErr().println("incident: " + failure);
            }
        }
        line.getErr().flush();
        return ExitCode.SOFTWARE;
    }
}
