package io.incidentledger.standalone;

import io.incidentledger.standalone.cli.CommandLines;

/** Where {@code ./incident} begins. */
public final class IncidentLedger {
    private IncidentLedger() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(CommandLines.create().execute(arguments));
    }
}
