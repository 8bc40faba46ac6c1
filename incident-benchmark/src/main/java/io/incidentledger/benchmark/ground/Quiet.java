package io.incidentledger.benchmark.ground;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import org.slf4j.LoggerFactory;

/** Without Spring nobody tells the log what is worth saying, and all of it is said. */
public final class Quiet {
    private Quiet() {}

    /** Errors only. */
    public static void logging() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.ERROR);
        }
    }
}
