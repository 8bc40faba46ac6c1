package io.incidentledger.standalone.demo;

/** Colours for a terminal, or none. */
public enum Ink {
    COLOURED,
    PLAIN;

    private static final String ESCAPE = "\u001b[";

    String bold(String text) {
        return in("1", text);
    }

    String dim(String text) {
        return in("2", text);
    }

    String red(String text) {
        return in("31", text);
    }

    String green(String text) {
        return in("32", text);
    }

    String yellow(String text) {
        return in("33", text);
    }

    private String in(String colour, String text) {
        return this == PLAIN || text.isEmpty()
                ? text
                : ESCAPE + colour + "m" + text + ESCAPE + "0m";
    }
}
