package io.incidentledger.api.fact;

import java.util.Set;

/**
 * A command with all that is said about it.
 *
 * @param <C> the commands that it can hold
 */
public interface Statement<C> {
    /** What is asked. */
    C command();

    /** Its clocks. */
    Asserted asserted();

    /** The objections that are to be recorded rather than obeyed. */
    Set<ObjectionCode> despite();

    /** Who stands behind it. */
    Attribution attribution();
}
