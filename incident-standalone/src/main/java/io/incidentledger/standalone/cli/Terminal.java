package io.incidentledger.standalone.cli;

/** What the terminal can do. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether to write in colours: on a terminal, unless asked not to.
     *
     * @see <a href="https://no-color.org/">NO_COLOR</a>
     */
    static boolean isColourful() {
        String off = System.getenv("NO_COLOR");
        return (off == null || off.isEmpty())
                && System.console() != null
                && System.console().isTerminal();
    }
}
