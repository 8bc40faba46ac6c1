package io.incidentledger.embedded;

import java.util.regex.Pattern;

/** Names that need no quoting in SQL and no escaping in a JDBC address, so neither can go wrong. */
final class Names {

    /** PostgreSQL cuts longer names off at 63 bytes without an error. */
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private Names() {}

    static String check(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'%s' must be %s to be a database or role".formatted(name, PLAIN));
        }
        return name;
    }
}
