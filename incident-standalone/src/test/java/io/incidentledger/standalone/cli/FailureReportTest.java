package io.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.concurrent.Callable;

class FailureReportTest {
    @Test
    void a_taken_port_is_one_line_with_what_to_do() {
        Exception wrapped = new IllegalStateException("context", new PortInUseException(8080));
        assertThat(report(wrapped))
                .isEqualToIgnoringNewLines(
                        "incident: Port 8080 is taken: stop what listens there, or use another"
                                + " one: --port");
    }

    @Test
    void a_folder_that_is_not_ours_is_one_line_with_what_to_do() {
        Exception wrapped =
                new UncheckedIOException("Cannot use", new AccessDeniedException("/srv/data"));
        assertThat(report(wrapped))
                .startsWith("incident: /srv/data cannot be written to or read")
                .contains("--data-dir")
                .hasLineCount(1);
    }

    @Test
    void what_a_database_of_others_says_is_passed_on() {
        Exception wrapped =
                new IllegalStateException(
                        "bean", new SQLException("password authentication failed for \"ledger\""));
        assertThat(report(wrapped))
                .isEqualToIgnoringNewLines(
                        "incident: PostgreSQL says: password authentication failed for \"ledger\"");
    }

    @Test
    void a_fault_of_ours_comes_with_its_stack_trace() {
        assertThat(report(new IllegalStateException("never")))
                .contains("\tat " + FailureReportTest.class.getName())
                .endsWith(
                        "incident: java.lang.IllegalStateException: never"
                                + System.lineSeparator());
    }

    private static String report(Exception failure) {
        StringWriter err = new StringWriter();
        int exitCode =
                new CommandLine(new Failing(failure))
                        .setExecutionExceptionHandler(new FailureReport())
                        .setErr(new PrintWriter(err))
                        .execute();
        assertThat(exitCode).isEqualTo(1);
        return err.toString();
    }

    @Command
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
