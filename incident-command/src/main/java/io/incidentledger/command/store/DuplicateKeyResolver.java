package io.incidentledger.command.store;

import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/**
 * Knows PostgreSQL's unique violation. Axon's own resolver looks for an exception class that the
 * driver does not throw, so that a conflict would pass for a broken store.
 */
final class DuplicateKeyResolver implements PersistenceExceptionResolver {
    private static final String UNIQUE_VIOLATION = "23505";

    @Override
    public boolean isDuplicateKeyViolation(Exception exception) {
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && hasState(sql)) {
                return true;
            }
        }
        return false;
    }

    /** A batch keeps the state of its failed statement further down the chain. */
    private static boolean hasState(SQLException exception) {
        for (@Nullable SQLException next = exception;
                next != null;
                next = next.getNextException()) {
            if (UNIQUE_VIOLATION.equals(next.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
