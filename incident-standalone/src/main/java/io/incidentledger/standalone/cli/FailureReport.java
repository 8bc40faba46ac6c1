package io.incidentledger.standalone.cli;

import io.incidentledger.embedded.EmbeddedFailure;
import io.incidentledger.standalone.demo.DemoStopped;
import io.incidentledger.standalone.intake.ImportStopped;
import io.incidentledger.standalone.key.KeyUnusable;
import io.incidentledger.standalone.verification.VerificationStopped;

import org.springframework.boot.web.server.PortInUseException;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One clear line for what can be expected to go wrong. A fault of ours comes with its stack trace,
 * because somebody must mend it.
 */
final class FailureReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        Optional<String> expected = causes(failure).flatMap(FailureReport::sentence).findFirst();
        if (expected.isEmpty()) {
            failure.printStackTrace(line.getErr());
        }
        line.getErr().println("incident: " + expected.orElseGet(failure::toString));
        line.getErr().flush();
        return ExitCode.SOFTWARE;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** What the person at the machine can do something about. */
    private static Stream<String> sentence(Throwable failure) {
        return switch (failure) {
            case DemoStopped expected -> Stream.of(message(expected));
            case ImportStopped expected -> Stream.of(message(expected));
            case VerificationStopped expected -> Stream.of(message(expected));
            case KeyUnusable expected -> Stream.of(message(expected));
            case EmbeddedFailure expected -> Stream.of(withReason(expected));
            case PortInUseException taken ->
                    Stream.of(
                            "Port %d is taken: stop what listens there, or use another one: --port"
                                    .formatted(taken.getPort()));
            case AccessDeniedException denied ->
                    Stream.of(
                            "%s cannot be written to or read: make it yours, or use another folder:"
                                            .formatted(denied.getFile())
                                    + " --data-dir");
            case FileSystemException refused -> Stream.of("Cannot use " + message(refused));
            case SQLException refused -> Stream.of("PostgreSQL says: " + message(refused));
            default -> Stream.empty();
        };
    }

    /** The first cause is what the server itself says, such as which address is taken. */
    private static String withReason(Throwable failure) {
        Throwable reason = failure.getCause();
        return reason == null ? message(failure) : message(failure) + ": " + message(reason);
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage()).strip();
    }
}
