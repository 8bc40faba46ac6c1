package io.incidentledger.canary.util;

import java.util.logging.Logger;

/** What every linter would object to, in a package without a meaning. */
@org.jspecify.annotations.NullUnmarked
class Everything {
    final Logger log = Logger.getLogger("x");

    void fail() {
        System.out.println("x");
        throw new RuntimeException("x");
    }
}
