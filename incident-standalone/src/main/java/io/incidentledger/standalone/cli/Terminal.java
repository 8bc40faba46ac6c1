package io.incidentledger.standalone.cli;

import java.io.Console;

/** What the terminal can do. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether to write in colours: on a terminal, unless asked not to.
     *
     * @see <a href="https://no-color.org/">NO_COLOR</a>
     */
    @SuppressWarnings("SystemConsoleNull") // in JDK 25 it is null again without a terminal
    static boolean isColourful() {
        String off = System.getenv("NO_COLOR");
        Console console = System.console();
        return (off == null || off.isEmpty()) && console != null && console.isTerminal();
    }
}
