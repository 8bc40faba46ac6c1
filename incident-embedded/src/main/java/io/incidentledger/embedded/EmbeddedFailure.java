package io.incidentledger.embedded;

import org.jspecify.annotations.Nullable;

/**
 * An embedded server could not be started, stopped or used; the message says what to do about it.
 */
public final class EmbeddedFailure extends RuntimeException {

    EmbeddedFailure(String message) {
        this(message, null);
    }

    EmbeddedFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
