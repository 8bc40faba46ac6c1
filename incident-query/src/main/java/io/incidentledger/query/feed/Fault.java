package io.incidentledger.query.feed;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.sql.SQLException;
import java.util.Set;

/** Tells a record that cannot be applied from a database that cannot apply any. */
final class Fault {
    /** Data exception, integrity constraint, program limit: what one row can cause. */
    private static final Set<String> OF_A_RECORD = Set.of("22", "23", "54");

    private Fault() {}

    /**
     * Whether another record might be applied where this one was not. Where the database spoke, its
     * class of error decides; where it did not, our own code could not cope with the record.
     */
    static boolean isOfTheRecord(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state != null
                        && state.length() >= 2
                        && OF_A_RECORD.contains(state.substring(0, 2));
            }
        }
        return !(failure instanceof DataAccessException)
                && !(failure instanceof TransactionException);
    }

    /** The end of a sentence that begins with the record; as the database can hold it. */
    static String reason(RuntimeException failure) {
        return "cannot be applied: " + failure.toString().replace('\0', ' ');
    }
}
