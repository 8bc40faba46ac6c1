package io.incidentledger.standalone.key;

import org.jspecify.annotations.Nullable;

/** The key of the installation cannot be used; its sentence says why and what to do. */
public final class KeyUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyUnusable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
