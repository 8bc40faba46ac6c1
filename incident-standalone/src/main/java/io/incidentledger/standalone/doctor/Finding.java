package io.incidentledger.standalone.doctor;

/**
 * What one check has found.
 *
 * @param level how bad it is
 * @param subject what was looked at
 * @param found what was found
 * @param remedy what to do; empty when there is nothing to do
 */
public record Finding(Level level, String subject, String found, String remedy) {
    /** How bad it is. */
    public enum Level {
        OK,
        /** The product starts, but something may be missing or slow. */
        WARN,
        /** The product will not start, or not be safe. */
        FAIL
    }

    static Finding ok(String subject, String found) {
        return new Finding(Level.OK, subject, found, "");
    }

    static Finding warn(String subject, String found, String remedy) {
        return new Finding(Level.WARN, subject, found, remedy);
    }

    static Finding fail(String subject, String found, String remedy) {
        return new Finding(Level.FAIL, subject, found, remedy);
    }
}
