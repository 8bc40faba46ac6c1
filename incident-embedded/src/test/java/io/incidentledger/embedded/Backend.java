package io.incidentledger.embedded;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;

/** Which real servers the tests run on. Asked for, never guessed from what happens to be there. */
enum Backend {
    EMBEDDED,
    TESTCONTAINERS;

    private static final String PROPERTY = "itest.backend";

    static Backend chosen() {
        return named(System.getProperty(PROPERTY));
    }

    /** The embedded one when nothing was said, and a failure for everything that is not one. */
    static Backend named(@Nullable String name) {
        if (name == null) {
            return EMBEDDED;
        }
        return Arrays.stream(values())
                .filter(backend -> backend.property().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(refusal(name)));
    }

    private static String refusal(String name) {
        return "-D%s=%s: must be one of %s"
                .formatted(PROPERTY, name, Arrays.stream(values()).map(Backend::property).toList());
    }

    private String property() {
        return name().toLowerCase(Locale.ROOT);
    }
}
