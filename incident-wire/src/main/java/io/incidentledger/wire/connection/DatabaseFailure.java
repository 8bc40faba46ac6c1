package io.incidentledger.wire.connection;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether a failure came from a database, which can sound like one of a client's. */
public final class DatabaseFailure {
    private DatabaseFailure() {}

    /** Whether a database is behind it, whatever it did. */
    public static boolean isBehind(Throwable thrown) {
        return caused(thrown, SQLException.class);
    }

    /** Whether the pool had no connection to give, so that nothing has begun. */
    public static boolean isAway(Throwable thrown) {
        return caused(thrown, SQLTransientConnectionException.class);
    }

    private static boolean caused(Throwable thrown, Class<? extends Exception> by) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(by::isInstance);
    }
}
