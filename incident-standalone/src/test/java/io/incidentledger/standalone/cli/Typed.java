package io.incidentledger.standalone.cli;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What somebody sees who types a command. */
record Typed(int exitCode, String out, String err) {
    static Typed incident(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                CommandLines.create().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Typed(line.execute(arguments), out.toString(), err.toString());
    }
}
