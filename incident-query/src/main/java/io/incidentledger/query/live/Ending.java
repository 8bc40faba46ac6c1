package io.incidentledger.query.live;

import java.io.IOException;
import java.net.SocketTimeoutException;

/** Why a stream ended. */
enum Ending {
    /** The listener hung up. */
    GONE("The listener has gone."),
    /** The listener left unread what was sent to it. */
    SLOW("The listener did not read what was sent to it."),
    /** The token that let the listener in is no longer good. */
    EXPIRED("The token has expired. Come back with a new one."),
    /** This process stops. */
    STOPPING("This server stops. Come back."),
    /** The view cannot be read. */
    UNREADABLE("The view cannot be read at the moment. Come back.");

    private final String sentence;

    Ending(String sentence) {
        this.sentence = sentence;
    }

    /** For the listener, where it can still be told. */
    String sentence() {
        return sentence;
    }

    /** The reason behind a failed write. */
    static Ending of(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return SLOW;
            }
        }
        return GONE;
    }
}
